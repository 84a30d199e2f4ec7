"""A unit without its number beside members that have theirs, 甲县所、乙县2所, or one that always has a number: 增长%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.numbers import measure_at
from ..chinese.rates import is_share
from ..chinese.widths import CJK
from ..model import MEDIUM, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .like import precedents
from .originals import digits_gone, doubted

NAME = "figures/parallel-units"
_WHY = "the members beside it have a number before the same unit"
_WHY_ALONE = "this unit never stands without a number"

_LARGE = "(?:万亿|[万亿])(?:(?:美元|元)(?!以|的|大|级|台)|人次|人|户|亩|吨|公里|平方公里|平方米|立方米|公顷|千瓦时|千瓦|套|个|家|辆|张|件|只|名|头|株|斤|多|余)"
#: Each unit, and what may not follow it: 个人 and 家庭 are no counts.
_UNITS_ALONE = ("%", "个百分点", _LARGE, "平方公里", "平方米", "公里", "公顷", "人次")
_NOT_BEHIND = {
    "个": "中[^小央国型]|[人别体性案头税展股唱]", "家": "[庭园具长电居乡畜禽属政访教务家人里国校风常门]",
    "所": "[有在属需得以谓长致称列做提示作见述能指]", "户": "[籍口外型均用主]", "项": "[目下链]", "件": "",
    "次": "[序要日年级生第于数品席长]", "条": "[件例款约文块理码线]", "位": "[于居列置次移势]",
    "名": "[单称额义师优录誉字牌胜家校城镇村列人词片医次]", "座": "[谈位右椅标舱]", "台": "[湾账风胞商海阶州盟资]",
    "套": "[餐路期种利取现用装]", "种": "[植子类业质苗粮养源畜禽地树草族群]", "张": "[力贴扬家开店]", "篇": "[章幅]",
    "辆": "", "亩": "", "吨": "", "岁": "钱", "倍": "[增加]", "元": "[素旦宵件首器帅老]",
}  # fmt: skip
_UNIT = "|".join(
    (
        *_UNITS_ALONE,
        *(f"{unit}(?!{words})" if words else unit for unit, words in _NOT_BEHIND.items()),
        "人(?=[、，。；）])",
    )
)
#: Where a unit may have lost its number: not after a numeral (几个), and not at the end of a word (国家, 事项).
_NOT_IN_WORDS = (
    "(?<![〇一二三四五六七八九十百千万亿两几多余数首各每这那哪某此本另单半整同前后上下全].)",
    "(?<![国专大农作画商独店买卖居学]家)(?<![事专款选奖强逐]项)(?<![案事文条软硬部零信邮附证元构稿要]件)",
    "(?<![岗地到学职席品部方定床车机泊诸换站]位)(?<![排报署姓签知命著提实地书冠]名)(?<![人层再历档批场班依其梯]次)",
    "(?<![场厕诊会治务究出]所)(?<![用农客账开住门]户)(?<![品物树语工特]种)(?<![链面法信油]条)(?<![平舞柜]台)(?<![成配手外]套)",
    "(?<![美公欧日港状]元)(?<![讲银]座)(?<![紧扩主]张)(?<!诗篇)(?<!压岁)(?<!以万)(?<![水和太]平)",
    "(?<![^约近超达到为有增加少共计师匠、，；]人)(?<!个万)(?<!个亿)(?<!办公)",
)
_PLACE = regex(
    rf"[%个万亿平公人家所户项件次条位名座台套种张篇辆亩吨岁倍元](?:(?<=[{CJK}、，；：（。“—\n].)|(?<=[0-9][·－-]%)|(?<=%[—－-]%))"
    + "".join(_NOT_IN_WORDS)
)
_UNITS = regex(_UNIT)
#: These never stand without a number, whatever stands beside them.
_ALONE = ("%", "个百分点")
_FIRMS = regex("[业厂][0-9]+家")
_ENDS = regex("[。！？\n]")
_MEMBER = regex("[、，；,;和及与]")
#: How many characters of the sentence are looked at, on either side.
_REACH = 80
#: Of the 1s nothing is put back: 11个 and 111个 are as usual as 1个, and only a total tells them apart.


def _judge(sight: Sight) -> Iterator[Question]:
    digits = digits_gone(sight.damage)
    glyphs = digits.replace("0", "")
    if not glyphs:
        return
    numbers = {number: 0.0 for glyph in glyphs for number in (glyph, glyph * 2)}
    if sight.damage.lost("."):
        numbers |= {f"{whole}.{part}": 0.0 for whole in digits for part in glyphs}
    for glyph, cost in doubted(sight.text, digits):
        numbers.setdefault(glyph, cost)
    for place in _PLACE.finditer(sight.text):
        unit = _UNITS.match(sight.text, place.start())
        if not unit or _is_word(sight.text, *unit.span()):
            continue
        start, end = unit.span()
        beside = _beside(sight.text, start, end, unit[0])
        if not beside and not unit[0].startswith(_ALONE):
            continue
        measure, like = measure_at(sight.text, start, start), precedents(sight.text, start, start)
        costs = {
            n + unit[0]: lost + prior.cost(n, measure) + like.cost(n) + _LONGER * sum(len(o) != len(n) for o in beside)
            for n, lost in numbers.items()
            if n != "0"
        }
        why = _WHY if beside else _WHY_ALONE
        share = unit[0] == "%" and is_share(sight.text[max(start - 8, 0) : start])
        known = "1" not in glyphs and (bool(beside) or not share)
        kind = ("beside its like" if beside else "alone") + (", no point" if sight.damage.lost(".") else "")
        yield Question(kind, start, end, NAME, why, costs, None, known)


#: What it costs to have more or fewer digits than the number beside it.
_LONGER = 0.5


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether it is the head of a column, 数量（个）, or 企业家 where no enterprises are counted beside it."""
    if text[start - 1 : start] == "（" and text[end : end + 1] == "）":
        return True
    return (
        text[end - 1] == "家"
        and text[start - 1] in "业厂"
        and not _FIRMS.search(text, max(start - _REACH, 0), end + _REACH)
    )


def _beside(text: str, start: int, end: int, unit: str) -> list[str]:
    """The numbers that the members before and after it in its sentence have before the same unit."""
    head = _MEMBER.split(_ENDS.split(text[max(start - _REACH, 0) : start])[-1])[:-1]
    tail = _MEMBER.split(_ENDS.split(text[end : end + _REACH])[0])[1:]
    counted = _counted(unit.removesuffix("次") if unit.endswith("人次") else unit)
    return [found[-1] for member in head[-1:] + tail[:1] if (found := counted.findall(member))]


@lru_cache(maxsize=64)
def _counted(unit: str) -> re.Pattern[str]:
    return regex(rf"(?<![0-9.])[0-9]+(?=(?:\.[0-9]+)?{unit})")


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="Who counts the schools must not lose the county that had only 1.",
    examples=(
        Example("年初列入计划的甲河县所、乙贤县2所、丙清县3所学校", becomes="年初列入计划的甲河县{所|1所 11所}、乙贤县2所、丙清县3所学校", lost="1"),
        Example("建成个省级平台、3个市级平台", becomes="建成7个省级平台、3个市级平台", lost="7"),
        Example("城乡居民收入分别增长%、7%", becomes="城乡居民收入分别增长5%、7%", lost="5"),
        Example("甲河县所、乙贤县2所、丙清县3所学校"),
        Example("民营经济占比提升个百分点。", becomes="民营经济占比提升4个百分点。", lost="4"),
        Example("入学率达到%，", becomes="入学率达到{%|99% 9%}，", lost="9"),
        Example("增长6.5%－%，", becomes="增长6.5%－7%，", lost="7"),
        Example("果品收入连上几个亿元台阶、达到6亿元，建设亿元以上项目", lost="1"),
        Example("数量（个），每个2个，", lost="1"),
        Example("派出所、司法所2所", lost="1"),
        Example("几个国家、3个地区", lost="1"),
        Example("一个国家，2个人", lost="1"),
        Example("新增国家级基地2个、省级家庭农场3家", lost="4"),
    ),
)  # fmt: skip
