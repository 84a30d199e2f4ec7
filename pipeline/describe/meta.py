"""What kind of text it is, who issued it, when, and whether all of it is here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from ..chinese.dates import iso_date
from ..chinese.names import COMPOUND, RARER, SURNAMES
from ..chinese.scripts import language
from ..model import Date, Facts, Meta, Span
from ..regex import regex
from .forms import BLANK_NUMBER, BODIES, BODY_ALONE, DATE_LINE, DAY_IN_FIGURES, OFFICE

#: Kinds of text (文种), the more special first. The fifteen of the 2012 regulation on official documents (党政机关公文处理
#: 工作条例, art. 8) and what else these texts call themselves.
_GENRES = (
    "政府工作报告", "工作报告", "述职报告", "调研报告", "述廉报告", "报告", "工作总结", "总结", "工作计划", "工作要点", "实施方案", "工作方案", "方案", "应急预案",
    "预案", "计划", "规划", "纲要", "讲话", "发言", "致辞", "演讲", "党课", "主持词", "实施细则", "细则", "条例", "办法", "规定", "规则", "章程", "守则", "制度", "解释",
    "通知", "通告", "公告", "通报", "公报", "决定", "决议", "命令", "令", "意见", "批复", "请示", "议案", "函", "纪要", "体会", "倡议书", "贺信", "慰问信", "感谢信",
    "承诺书", "标准", "说明", "答复", "法",
)  # fmt: skip
_GENRE = regex("(" + "|".join(_GENRES) + r")(?:稿|范文|材料)?(?:[（(][^（()）]{1,24}[）)])*[》”]?$")
_ISSUER = regex(
    rf"^([\u4e00-\u9fff、\s“”（）()]{{2,60}}?(?:{BODIES}|国务院|中央|会))"
    r"(?:关于|印发|转发|公告|通告|令)"
)
_HEAD = regex(rf"^([\u4e00-\u9fff（）()]{{2,40}}?{BODIES})\s?文\s?件$")
_SPEAKER = regex(
    rf"^.{{0,24}}{OFFICE}(?:[\s\u3000]+([\u4e00-\u9fff·]{{1,6}}(?:[\s\u3000]+[\u4e00-\u9fff]{{1,3}})?)|([{SURNAMES}][\u4e00-\u9fff]{{1,2}}|[{RARER}][\u4e00-\u9fff]{{2}}))$"
)
_PERSON = regex(rf"^[{SURNAMES}][\s\u3000]*[\u4e00-\u9fff][\s\u3000]*[\u4e00-\u9fff]?$")
#: 王某某, ×××: a name that is not told.
_HIDDEN = regex(r"[\u4e00-\u9fff]?[某×xX]{1,3}")
#: A line that names members of something: 成员：王芳, 成员：张三、李四.
_MEMBERS = regex(r"[^。：:]{1,12}[：:]\s*[\u4e00-\u9fff]{1,4}(?:[\s、]+[\u4e00-\u9fff]{1,4}){0,12}")
#: 述职人：某某, 发言人 某某
_SIGNS = regex(
    rf"^(?:述职|述廉|发言|报告|汇报|演讲|承诺|倡议|申请|撰稿|执笔|总结)(?:人|者)\s*[：:\s]\s*([{SURNAMES}][\u4e00-\u9fff\s]{{1,3}})$"
)
_TALK = regex("讲话|致辞|发言|演讲|报告|党课|主持词")
_NOBODY = regex("网|站|佚名|未知|匿名|管理员|投稿|小编|编辑|整理|转载|原创|本报")
_BODY = regex("[院部局委厅会署办府社行室组处科队党团校]$")
_NUMBER = regex(r"([\u4e00-\u9fff]{1,16})[〔\[［（(【]\s*((?:19|20)\d{2})\s*[〕\]］）)】]\s*(?:第\s*)?(\d{1,5})\s*号")
_BEHIND = regex(r"号[）)]?\s+((?:19|20)\d{2})[-年./](\d{1,2})[-月./](\d{1,2})日?")
_SPOKEN = regex(r"(?:[—─－（(]|^(?=.*在.*上)).{0,60}年.{1,3}月.{1,4}日")
_FROM = regex(r"(\d{4}年\d{1,2}月\d{1,2}日)\s*起?施行$")
_ADOPTED = regex("通过|公布|批准|修订|修正|修改|发布|施行|印发")
_EFFECTIVE = regex(r"自\s*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*起(?:施行|实施|执行|生效)")
_ENDED = regex(r"[。！？…”’」』）》；：.!?)】〕]$")

#: A text of less than this share of the length its page declares is cut off.
_WHOLE = 0.9
FRONT = 8  # spans at the top in which who reports may stand


def describe_meta(text: str, spans: Sequence[Span], facts: Facts, alone: bool) -> Meta:
    """The metadata of one text. ``alone``: it is the only one of its page, so what the page declares is of it."""
    by_kind: dict[str, list[Span]] = {}
    for span in spans:
        by_kind.setdefault(span.kind, []).append(span)

    def first(kind: str) -> str:
        found = by_kind.get(kind)
        return text[found[0].start : found[0].end] if found else ""

    title = first("title")
    genre = _GENRE.search(title)
    state, why = _completeness(text, spans, facts, alone)
    return Meta(
        genre=genre[1] if genre else "",
        issuer=_issuer(text, spans, title, by_kind) or (facts.issuer if alone else ""),
        doc_number=_doc_number(first("doc-number") or (facts.doc_number if alone else "")),
        author=_author(
            _signer(text, by_kind.get("signed", ())),
            [text[s.start : s.end] for s in by_kind.get("subtitle", ())],
            facts.author if alone else "",
        ),
        addressee=first("addressee").rstrip("：:"),
        dates=tuple(_dates(text, by_kind, facts)),
        completeness=state,
        completeness_why=why,
        language=language(text),
    )


def _issuer(text: str, spans: Sequence[Span], title: str, by_kind: dict[str, list[Span]]) -> str:
    """Who issued the text: by its title, the head of its sheet, or the bodies that sign it."""
    named = _ISSUER.search(title)
    if named:
        return named[1].strip()
    for span in spans[:4]:
        head = _HEAD.match(text[span.start : span.end]) if span.end - span.start <= 44 else None
        if head:
            return head[1]
    signers = [text[span.start : span.end] for span in by_kind.get("signed", ())]
    bodies = [line for line in signers if BODY_ALONE.match(line)]
    if signers:
        return "、".join(dict.fromkeys(bodies)) if bodies and len(bodies) == len(signers) <= 3 else ""
    return _under_title(text, spans, by_kind)


def _under_title(text: str, spans: Sequence[Span], by_kind: dict[str, list[Span]]) -> str:
    """The body that reports, alone in a line between the title and the form of address."""
    salutes = by_kind.get("salute", ())
    if not salutes or not by_kind.get("title"):
        return ""
    above = [text[s.start : s.end] for s in spans[:FRONT] if s.kind in ("p", "subtitle") and s.end <= salutes[0].start]
    return next((line for line in above if BODY_ALONE.match(line)), "")


def _doc_number(printed: str) -> str:
    """国发[2019] 5号 as 国发〔2019〕5号 (GB/T 9704-2012, 7.2.5)."""
    match = _NUMBER.search(printed)
    if match:
        return f"{match[1]}〔{match[2]}〕{match[3]}号"
    return "" if BLANK_NUMBER.match(printed) else re.sub(r"\s+", "", printed)


def _signer(text: str, signed: Sequence[Span]) -> str:
    """The line that signs the text, where one person does; the last names of a list signed nothing."""
    lines = [text[span.start : span.end] for span in signed]
    people = [n for n, line in enumerate(lines) if _PERSON.match(line) and not _BODY.search(line)]
    if not people:
        return lines[0] if lines else ""
    above = text[: max(signed[people[0]].start - 1, 0)].rpartition("\n")[2]
    if len(people) > 1 or _MEMBERS.fullmatch(above):
        return ""  # 成员：王芳⏎赵敏⏎刘洋⏎青石县水利局
    return lines[people[0]]


def _author(signed: str, subtitles: Sequence[str], named: str) -> str:
    """A person: who signs, or who speaks (某省省长 张三)."""
    for line in (*subtitles, *(f"{office} {name}" for office, name in pairwise(subtitles))):
        speaker = _SPEAKER.match(line)
        if speaker:
            return re.sub(r"\s", "", speaker[1] or speaker[2])
    alone = next((line for line in subtitles if _PERSON.match(line)), "")
    if alone:
        return re.sub(r"\s", "", alone)
    signer = _SPEAKER.match(signed)
    if signer:
        return re.sub(r"\s", "", signer[1] or signer[2])
    named_so = _SIGNS.match(signed)
    if named_so:
        return re.sub(r"\s", "", named_so[1])
    if _is_name(signed):
        return re.sub(r"\s", "", signed)
    return named if re.fullmatch(r"[\u4e00-\u9fff·\s]{2,8}", named) and not _NOBODY.search(named) else ""


def _is_name(words: str) -> bool:
    """Whether the words are a name and no office or heading (参加单位): a surname opens it, or it is left out (某某)."""
    if _BODY.search(words) or _GENRE.search(words):
        return False
    return bool(_PERSON.match(words) or _HIDDEN.fullmatch(words)) or (
        words.startswith(COMPOUND) and 3 <= len(words) <= 4
    )


def _dates(text: str, by_kind: dict[str, list[Span]], facts: Facts) -> Iterator[Date]:
    if facts.published:
        yield Date("published", facts.published, facts.published_printed or facts.published)
    annexed = min((span.start for span in by_kind.get("annex", ())), default=len(text))
    own = [span for span in by_kind.get("dateline", ()) if span.when and span.start < annexed]
    issued = own[-1] if own else None
    if issued is not None:
        yield Date("issued", issued.when, text[issued.start : issued.end])
    elif (numbered := iso_date(_dashed(text, by_kind))) is not None:
        yield Date("issued", numbered, _dashed(text, by_kind))
    elif facts.issued:
        yield Date("issued", facts.issued, facts.issued)
    for span in by_kind.get("subtitle", ()):
        printed = text[span.start : span.end]
        figures = DAY_IN_FIGURES.match(printed)
        when = iso_date(f"{figures[1]}年{int(figures[2])}月{int(figures[3])}日" if figures else printed)
        spoken = figures or _SPOKEN.search(printed) or (DATE_LINE.match(printed) and _is_talk(text, by_kind))
        if when and spoken and not _ADOPTED.search(printed):
            yield Date("delivered", when, printed)
            break
    stated = (_FROM.search(text[span.start : span.end]) for span in by_kind.get("subtitle", ()))
    effective = _EFFECTIVE.search(text) or next(filter(None, stated), None)
    if effective:
        when = iso_date(effective[1])
        if when:
            yield Date("effective", when, effective[1])


def _is_talk(text: str, by_kind: dict[str, list[Span]]) -> bool:
    """Whether the text was spoken: it has a form of address and its title says so."""
    titles = by_kind.get("title", ())
    return bool(by_kind.get("salute") and titles and _TALK.search(text[titles[0].start : titles[0].end]))


def _dashed(text: str, by_kind: dict[str, list[Span]]) -> str:
    """The date behind a document number, as 年月日 (某法〔2004〕96号  2004-05-18); empty without one."""
    for span in by_kind.get("doc-number", ()):
        date = _BEHIND.search(text, span.start, span.end)
        if date:
            return f"{date[1]}年{int(date[2])}月{int(date[3])}日"
    return ""


def _completeness(
    text: str, spans: Sequence[Span], facts: Facts, alone: bool
) -> tuple[Literal["", "truncated", "excerpt"], str]:
    length = len("".join(text.split()))
    if alone and facts.declared_characters and length < _WHOLE * facts.declared_characters:
        return "truncated", f"the page declares {facts.declared_characters} characters, {length} are here"
    if alone and facts.cut_off:
        return "truncated", facts.cut_off
    last = next((span for span in reversed(spans) if span.kind in ("p", "heading", "signed", "dateline")), None)
    long_enough = last is not None and last.kind == "p" and last.end - last.start > 60
    if last is not None and long_enough and not _ENDED.search(text[last.start : last.end].rstrip()):
        return "truncated", "the last paragraph breaks off within a sentence"
    return "", ""
