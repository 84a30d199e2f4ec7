"""Who issued a text: by its title, the head of its sheet, the bodies that sign it, or the body below its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..chinese.bodies import body_of_title, is_body
from ..chinese.scripts import simplified
from ..model import Span
from ..regex import regex

_FRONT = 8  # spans at the top in which who reports, and the head of the sheet, may stand
_JOINT = 8  # bodies that may sign together
#: 采购人：青石县教育局, on the cover of a bid or a handbook.
_KEYED = regex(
    r"(?:采购人|招标人|采购单位|招标单位|编制单位|编制机关|发布单位|发布机构|制定单位|制定机关|主管单位)(?:名称)?\s?[：:]\s{0,8}(\S{2,40})"
)
_FILE = regex(r"\s{0,30}(?:文\s?件|会\s*议\s*纪\s*要)$")


def issuer_of(text: str, spans: Sequence[Span], by_kind: Mapping[str, Sequence[Span]]) -> str:
    """All issuing bodies, parted by 、 as printed; empty where none is named."""
    signers = _signers(text, by_kind)
    titles = by_kind.get("title", ())
    if titles:
        printed = text[titles[0].start : titles[0].end]
        named = printed[: len(body_of_title(simplified(printed)))].strip()
        if named:
            full = signers[0] if len(signers) == 1 and signers[0].endswith(named) else named
            return _joint(full, signers)  # 青石县人民政府 signs what 县人民政府 issues
    marked = _marked(text, by_kind)
    if marked:
        return marked
    if by_kind.get("signed") and signers:
        return "、".join(signers)
    return _in_front(text, spans, by_kind)


def _marked(text: str, by_kind: Mapping[str, Sequence[Span]]) -> str:
    """The bodies that the head of the sheet names: 青石县人民政府文件. Names alone are none where others sign."""
    marks = [text[span.start : span.end] for span in by_kind.get("issuing-mark", ())]
    named = {mark: mark[: len(_FILE.sub("", simplified(mark)))].strip() for mark in marks}
    bodies = {mark: body for mark, body in named.items() if is_body(simplified(body))}
    signs = any(is_body(simplified(text[span.start : span.end])) for span in by_kind.get("signed", ()))
    return (
        ""
        if signs and all(mark == body for mark, body in bodies.items())
        else "、".join(dict.fromkeys(bodies.values()))
    )


def _signers(text: str, by_kind: Mapping[str, Sequence[Span]]) -> list[str]:
    """The bodies that sign, in order, where nobody else does. Who signs an annex signs no text."""
    annexed = min((span.start for span in by_kind.get("annex", ())), default=len(text))
    lines = [text[span.start : span.end] for span in by_kind.get("signed", ()) if span.start < annexed]
    names = [name for line in lines for name in _side_by_side(line)]
    bodies = [name for name in names if is_body(simplified(name))]
    return list(dict.fromkeys(bodies)) if len(bodies) == len(names) <= _JOINT else []


def _side_by_side(line: str) -> list[str]:
    """The bodies that stand in one line, parted by blanks; the line itself where the parts are no bodies."""
    parts = line.split()
    return parts if len(parts) > 1 and all(is_body(simplified(part)) and len(part) > 3 for part in parts) else [line]


def _joint(named: str, signers: Sequence[str]) -> str:
    """The bodies of a title that names several: parted as the signatures part them, or by blanks."""
    bare = "".join(named.split())
    if len(signers) > 1 and "".join("".join(signer.split()) for signer in signers) == bare.replace("、", ""):
        return "、".join(signers)
    return "、".join(_side_by_side(named))


def _in_front(text: str, spans: Sequence[Span], by_kind: Mapping[str, Sequence[Span]]) -> str:
    """The body that reports, on the cover or in a line between the title and the form of address."""
    for span in spans[:_FRONT]:
        keyed = _KEYED.fullmatch(text[span.start : span.end]) if span.kind == "p" else None
        if keyed and is_body(simplified(keyed[1])):
            return keyed[1]
    salutes = by_kind.get("salute", ())
    if not salutes or not by_kind.get("title") or by_kind.get("signed"):
        return ""
    above = [text[s.start : s.end] for s in spans[:_FRONT] if s.kind in ("p", "subtitle") and s.end <= salutes[0].start]
    return next((line for line in above if is_body(simplified(line))), "")
