"""When a text was published, issued, spoken and put in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..chinese.dates import DATE, is_date_line, iso_date
from ..chinese.kinds import SPOKEN
from ..chinese.scripts import simplified
from ..model import Date, Facts, Span
from ..regex import regex

_ON_DAY = regex(r"(?:[—─－（(]|^(?=.{0,60}在.{1,60}上)).{0,60}年.{1,3}月.{1,4}日")
_ADOPTED = regex("通过|公布|批准|修订|修正|修改|发布|施行|印发")
_FROM = regex(rf"({DATE})\s*起?施行$")
_EFFECTIVE = regex(rf"自\s*({DATE})\s*起(?:施行|实施|执行|生效)")


def dates_of(text: str, by_kind: Mapping[str, Sequence[Span]], facts: Facts) -> Iterator[Date]:
    """The dates, each kind once at most. A date of an annex is none of the text's."""
    if facts.published:
        yield Date("published", facts.published, facts.published_printed or facts.published)
    talk = _is_talk(text, by_kind)
    issued = _issued(text, by_kind, talk, facts.published)
    if issued:
        yield issued
    elif facts.issued:
        yield Date("issued", facts.issued, facts.issued)
    yield from _delivered(text, by_kind, talk)
    yield from _effective(text, by_kind)


def _issued(text: str, by_kind: Mapping[str, Sequence[Span]], talk: bool, published: str) -> Date | None:
    """The day of issue: the last date line before the annexes; else the day in brackets below the title or its number.

    A date above the first paragraph that is the page's, with nobody's name over it, is not the text's.
    """
    annexed = min((span.start for span in by_kind.get("annex", ())), default=len(text))
    own = [span for span in by_kind.get("dateline", ()) if span.when and span.start < annexed]
    title = next((span.end for span in by_kind.get("title", ())), 0)
    first = min((span.start for span in by_kind.get("p", ()) if span.start >= title), default=0)
    named = [span.end for kind in ("signed", "doc-number", "issuing-mark") for span in by_kind.get(kind, ())]
    own = [s for s in own if s.start > first or s.when != published or any(end < s.start for end in named)]
    if own:
        return Date("issued", own[-1].when, text[own[-1].start : own[-1].end])
    for span in () if talk else by_kind.get("subtitle", ()):
        printed = text[span.start : span.end]
        when = iso_date(simplified(printed))
        if when and is_date_line(simplified(printed)):
            return Date("issued", when, printed)
    return None


def _delivered(text: str, by_kind: Mapping[str, Sequence[Span]], talk: bool) -> Iterator[Date]:
    """The day of a speech, which a line below its title says."""
    for span in by_kind.get("subtitle", ()):
        printed = text[span.start : span.end]
        line = simplified(printed)
        when = iso_date(line)
        alone = is_date_line(line)
        if when and not _ADOPTED.search(line) and (talk if alone else _ON_DAY.search(line)):
            yield Date("delivered", when, printed)
            return


def _effective(text: str, by_kind: Mapping[str, Sequence[Span]]) -> Iterator[Date]:
    """The day from which the text is in force, as it says itself or as a line below its title does."""
    stated = (_FROM.search(text[span.start : span.end]) for span in by_kind.get("subtitle", ()))
    found = _EFFECTIVE.search(text) or next(filter(None, stated), None)
    when = iso_date(found[1]) if found else None
    if found and when:
        yield Date("effective", when, found[1])


def _is_talk(text: str, by_kind: Mapping[str, Sequence[Span]]) -> bool:
    """Whether the text was spoken: it has a form of address, or its title says so."""
    titles = by_kind.get("title", ())
    title = simplified(text[titles[0].start : titles[0].end]) if titles else ""
    return bool(by_kind.get("salute")) or any(kind in title for kind in SPOKEN if kind != "报告")
