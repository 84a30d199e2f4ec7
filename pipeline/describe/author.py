"""The person who speaks or signs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..chinese.bodies import OFFICE, SIGNING
from ..chinese.kinds import genre_of
from ..chinese.names import COMMON_NAME, COMPOUND, NAME, NOBODY, SURNAMES
from ..chinese.widths import CJK
from ..model import Span
from ..regex import regex

#: Who speaks: behind an office, where a blank shows any name; alone, or as a member of a body.
_AFTER_BLANK = rf"\s+[{CJK}·]{{1,6}}(?:\s+[{CJK}]{{1,3}})?"
_SPEAKER = regex(rf".{{0,24}}{OFFICE}(?P<name>{_AFTER_BLANK}|{NAME})")
_UNDER_TITLE = regex(rf"(?:[{CJK}]{{2,16}}{SIGNING}\s+)?(?P<name>{NAME})")
_PERSON = regex(COMMON_NAME)
#: 王某某, ×××: a name that is not told.
_HIDDEN = regex(rf"[{CJK}]?[某×xX]{{1,3}}")
#: A line that names members of something: 成员：王芳, 成员：张三、李四.
_MEMBERS = regex(rf"[^。：:]{{1,12}}[：:]\s*[{CJK}]{{1,4}}(?:[\s、]+[{CJK}]{{1,4}}){{0,12}}")
#: 述职人：某某, 发言人 某某
_SIGNS = regex(
    rf"(?:述职|述廉|发言|报告|汇报|演讲|承诺|倡议|申请|撰稿|执笔|总结)(?:人|者)\s{{0,8}}[：:\s]\s{{0,8}}(?P<name>[{SURNAMES}][{CJK}\s]{{1,3}})"
)
_NOBODY = regex(NOBODY)
_BODY = regex("[院部局委厅会署办府社行室组处科队党团校]$")
_NAMED = regex(rf"[{CJK}·\s]{{2,8}}")


def author_of(text: str, signed: Sequence[Span], subtitles: Sequence[Span], named: str) -> str:
    """Who speaks (below the title), who signs, or whom the page names; empty where no person does.

    The names of a list are no author, however near the end they stand.
    """
    under = [text[span.start : span.end] for span in subtitles]
    signer = _signer(text, signed)
    joined = [f"{office} {name}" for office, name in pairwise(under)]
    told = [_SPEAKER.fullmatch(line) for line in (*under, *joined)]
    told += [_UNDER_TITLE.fullmatch(line) for line in under]
    told += [_SPEAKER.fullmatch(signer), _SIGNS.fullmatch(signer)]
    names = [match["name"] for match in told if match]
    names += [signer] if _is_name(signer) and _once(text, signer) else []
    names += [named] if _NAMED.fullmatch(named) and not _NOBODY.search(named) else []
    return _as_printed(names[0].split()) if names else ""


def _as_printed(parts: Sequence[str]) -> str:
    """A name without the blank within it (王　山); a blank stays between two names (王大山 李小河)."""
    several = all(len(part) > 1 for part in parts) and parts[0] not in COMPOUND
    return (" " if several else "").join(parts)


def _signer(text: str, signed: Sequence[Span]) -> str:
    """The line that signs the text, where one person does; the last names of a list signed nothing."""
    lines = [text[span.start : span.end] for span in signed]
    people = [n for n, line in enumerate(lines) if _PERSON.fullmatch(line) and not _BODY.search(line)]
    if not people:
        return lines[0] if lines else ""
    above = text[: max(signed[people[0]].start - 1, 0)].rpartition("\n")[2]
    if len(people) > 1 or _MEMBERS.fullmatch(above):
        return ""  # 成员：王芳⏎赵敏⏎刘洋⏎青石县水利局
    return lines[people[0]]


def _once(text: str, line: str) -> bool:
    """Whether the line stands once in the text; what heads the cells of a list stands again (金额)."""
    return text.count(f"\n{line}\n") < 2


def _is_name(words: str) -> bool:
    """Whether the words are a name and no office or heading (参加单位): a surname opens it, or it is left out (某某)."""
    if _BODY.search(words) or genre_of(words):
        return False
    return bool(_PERSON.fullmatch(words) or _HIDDEN.fullmatch(words)) or (
        words.startswith(COMPOUND) and 3 <= len(words) <= 4
    )
