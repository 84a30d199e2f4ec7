"""Invented work reports for the speed bench, about as dense as real ones: paragraphs of about 200 characters with seven numbers, and
a heading every 400 characters (provincial reports of 2026: 221 and 930, notices: 64 and 430).
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_AREAS = ("春耕备耕", "河道清淤", "校舍维修", "茶园管护", "灌渠改造", "养老服务", "夜市秩序", "仓储物流", "村医培训")
_VERBS = ("抓好", "强化", "推进", "完善", "落实", "巩固")
_SENTENCES = (
    "全年{area}投入资金{money}亿元，比上年增长{rate}%，{count}个村{people}户群众从中受益。",
    "{area}工作点多面广，各乡镇要把任务分到组、落到户，做到有人管、有人问、有人验收。",
    "到{year}年底，{area}合格率达到{rate}%，提高{point}个百分点，居全市第{place}位。",
    "要把{area}作为“一把手”工程，每月{place}日前报送进度，对拖沓的及时提醒、限期整改。",
    "新建和改造{area}项目{count}个，完工{place}个，其余的要在{year}年{month}月底前全部建成投用。",
    "大家要多到田间地头走一走，听听老乡怎么说，把{area}中的难题一件一件记在本子上、解决在现场。",
)


def reports(size: int) -> Iterator[str]:
    """Texts of about 25 KB each, ``size`` bytes of UTF-8 in total; always the same ones."""
    rng = random.Random(1)
    made = 0
    while made < size:
        text = "\n".join(_report(rng))
        made += len(text.encode())
        yield text


def _report(rng: random.Random) -> Iterator[str]:
    yield f"在全县{rng.choice(_AREAS)}工作会议上的讲话"
    yield f"（{rng.randint(2015, 2025)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日）"
    yield "同志们："
    yield _paragraph(rng, 5)
    for section in "一二三四五":
        yield f"{section}、{rng.choice(_VERBS)}{rng.choice(_AREAS)}，{rng.choice(_VERBS)}{rng.choice(_AREAS)}"
        yield _paragraph(rng, 5)
        for part in "一二三":
            yield f"（{part}）{rng.choice(_VERBS)}{rng.choice(_AREAS)}。{_paragraph(rng, 4)}"
            yield _paragraph(rng, 5)
            if part == "二":
                steps = (f"{step}是{rng.choice(_VERBS)}{rng.choice(_AREAS)}。" for step in "一二三")
                yield "".join(step + _paragraph(rng, 1) for step in steps)
    yield "同志们，让我们一起努力，把各项工作抓到底。谢谢大家！"


def _paragraph(rng: random.Random, sentences: int) -> str:
    return "".join(_sentence(rng) for _ in range(sentences))


def _sentence(rng: random.Random) -> str:
    return rng.choice(_SENTENCES).format(
        area=rng.choice(_AREAS),
        money=f"{rng.uniform(1, 90):.1f}",
        rate=f"{rng.uniform(2, 99):.1f}",
        point=f"{rng.uniform(0.5, 9):.1f}",
        count=rng.randint(20, 400),
        people=rng.randint(300, 9000),
        place=rng.randint(1, 28),
        month=rng.randint(1, 12),
        year=rng.randint(2015, 2025),
    )
