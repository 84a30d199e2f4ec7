"""The first page of the report: totals, what to look at first, and what was done, by rule and by site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...run.summary import Reason
from ...write.markup import attribute, escape
from .facts import MOST, Number, RuleFacts, SourceFacts, Totals, Trouble
from .frame import chip, page
from .plots import Bar, bars, columns

_SECTIONS = (
    ("triage", "Look first"), ("plots", "At a glance"), ("removed", "Removed"), ("changed", "Changed"),
    ("numbers", "Numbers"), ("outline", "Outline"), ("quarantine", "Quarantine"), ("cost", "Size and time"),
)  # fmt: skip


def index_page(totals: Totals, reasons: Sequence[Reason], left_out: Sequence[tuple[str, str]], name: str) -> str:
    """The whole page. ``left_out`` are sources whose outputs are not as they were written, with what is wrong."""
    ranked = sorted(totals.sources, key=lambda facts: (-facts.weight, facts.uri))
    links = "".join(f'<a href="#{key}">{label}</a>' for key, label in _SECTIONS)
    body = "".join(
        (
            f'<header class="top">\n<h1>{escape(name)}</h1>\n<nav aria-label="Sections">{links}</nav>\n</header>\n<main>\n',
            _cards(totals, sum(reason.count for reason in reasons)),
            _section("triage", f"Worst first. {_most(len(ranked))}", _triage(ranked[:MOST])),
            _section("plots", "", _plots(totals)),
            _section("removed", "What went, by rule, with examples.", (_rules(totals.removed), _sites(totals.sites))),
            _section("changed", "What was put in the place of something else.", _rules(totals.changed)),
            _section("numbers", _more(totals.more_numbers), _numbers(totals)),
            _section("outline", _more(totals.more_troubles), _troubles(totals.troubles)),
            _section("quarantine", "", (*_quarantine(reasons), *_left_out(left_out))),
            _section("cost", "The largest and the slowest.", _cost(totals.sources)),
            "</main>\n",
        )
    )
    return page(f"{name}: what was cleaned", body, up="", kind="of-all")


def _section(key: str, told: str, parts: Iterable[str]) -> str:
    title = dict(_SECTIONS)[key]
    inner = "".join(parts) or '<p class="none">Nothing.</p>\n'
    return (
        f'<section id="{key}">\n<h2>{title}</h2>\n'
        + (f'<p class="told">{told}</p>\n' if told else "")
        + inner
        + "</section>\n"
    )


def _most(count: int) -> str:
    return f"The first {MOST:,} of {count:,} sources." if count > MOST else ""


def _more(count: int) -> str:
    return f"{count:,} more stand on the pages of their sources." if count else ""


def _cards(totals: Totals, quarantined: int) -> str:
    characters = sum(facts.characters for facts in totals.sources)
    kept = sum(kept for kept, _, _ in totals.sites.values())
    cards = (
        ("sources", f"{len(totals.sources) + quarantined:,}", "triage"),
        ("documents", f"{sum(facts.documents for facts in totals.sources):,}", "plots"),
        ("characters", f"{characters:,}" if characters < 10_000_000 else f"{characters / 1e6:,.1f} M", "cost"),
        ("kept", f"{kept / characters:.1%}" if characters else "–", "removed"),
        ("headings", f"{totals.headings:,}", "outline"),
        ("numbers repaired", f"{totals.corrected:,}", "numbers"),
        ("unclear", f"{totals.unclear:,}", "numbers"),
        ("masked or lost", f"{totals.gaps:,}", "numbers"),
        ("in quarantine", f"{quarantined:,}", "quarantine"),
    )
    inner = "".join(
        f'<a class="card" href="#{key}"><b>{value}</b><span>{name}</span></a>\n' for name, value, key in cards
    )
    return f'<div class="cards">\n{inner}</div>\n'


def _filter(of: str, hint: str, kinds: Sequence[str] = ()) -> str:
    options = "".join(f"<option>{escape(kind)}</option>" for kind in kinds)
    select = (
        f'<select data-kind-of="{of}" aria-label="Kind"><option value="">all kinds</option>{options}</select>'
        if kinds
        else ""
    )
    return (
        f'<p class="filter"><input type="search" data-filter-of="{of}" placeholder="{hint}" aria-label="{hint}">'
        f'{select}<output data-count-of="{of}"></output></p>\n'
    )


def _table(key: str, heads: Sequence[str], rows: Iterable[str]) -> Iterator[str]:
    cells = "".join(f"<th{' class=n' if head.startswith('#') else ''}>{head.lstrip('#')}</th>" for head in heads)
    yield f'<div class="wide"><table id="{key}-rows"><thead><tr>{cells}</tr></thead><tbody>\n'
    yield from rows
    yield "</tbody></table></div>\n"


def _triage(ranked: Sequence[SourceFacts]) -> Iterator[str]:
    if not ranked:
        return
    kinds = sorted({reason.text.lstrip("0123456789 %") for facts in ranked for reason in facts.reasons})
    yield _filter("triage", "Filter by name, title, site, reason", kinds)
    heads = ("Source", "Why", "#Kept", "#Repaired", "#Unclear", "#Headings", "#Characters")
    yield from _table("triage", heads, map(_triage_row, ranked))


def _triage_row(facts: SourceFacts) -> str:
    reasons = "".join(chip(reason.text, "warn" if reason.weight >= 8 else "") for reason in facts.reasons)
    kinds = "|".join(reason.text.lstrip("0123456789 %") for reason in facts.reasons)
    title = f'<span class="sub">{escape(facts.uri)}</span>' if facts.title else ""
    more = " · ".join(filter(None, (facts.genre, facts.date, facts.site)))
    return (
        f"<tr{attribute('data-kind', kinds)}><td><a{attribute('href', facts.href)}>{escape(facts.title or facts.uri)}</a>"
        f'{title}<span class="sub">{escape(more)}</span></td><td class="why">{reasons}</td>'
        f'<td class="n"{attribute("data-value", f"{facts.kept:.4f}")}>{_meter(facts.kept)}</td>'
        f'<td class="n">{facts.corrected or ""}</td><td class="n">{facts.unclear or ""}</td>'
        f'<td class="n">{facts.headings or ""}</td><td class="n">{facts.characters:,}</td></tr>\n'
    )


def _meter(share: float) -> str:
    return (
        f'{share:.0%}<svg class="meter" viewBox="0 0 50 4" aria-hidden="true"><rect class="rest" width="50" height="4" rx="2"/>'
        f'<rect class="kept" width="{max(share, 0) * 50:.1f}" height="4" rx="2"/></svg>'
    )


def _plots(totals: Totals) -> Iterator[str]:
    sites = sorted(totals.sites.items(), key=lambda item: -item[1][0] - item[1][1])
    yield '<div class="plots">\n'
    yield _figure(
        "Characters kept and removed, by site",
        bars("by site", [
            Bar(name or "site not named", ((kept, "kept"), (removed, "gone")), f"{kept / max(kept + removed, 1):.0%} of {kept + removed:,}")
            for name, (kept, removed, _) in sites[:14]
        ]),
        '<span class="key kept"></span>kept <span class="key gone"></span>removed',
    )  # fmt: skip
    yield _figure(
        "Texts that lost a glyph everywhere",
        bars("damage", [
            Bar(glyph.replace("\n", "⏎ line ends"), ((count, "doubt"),), f"{count:,}") for glyph, count in totals.damage.most_common(12)
        ]) or '<p class="none">None.</p>',
    )  # fmt: skip
    known = sorted((year, count) for year, count in totals.years.items() if year)
    told = f"{totals.years['']:,} texts have no date." if totals.years[""] else ""
    yield _figure("Documents by year", columns("by year", _filled(known)) or '<p class="none">No dates.</p>', told)
    yield _figure(
        "Documents by kind",
        bars(
            "by kind",
            [
                Bar(name or "not told", ((count, "kept"),), f"{count:,}")
                for name, count in totals.genres.most_common(14)
            ],
        ),
    )
    yield "</div>\n"


def _filled(known: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Every year between the first and the last, where they are not too far apart to draw."""
    counts = {int(year): count for year, count in known if year.isdigit()}
    if not counts or max(counts) - min(counts) > 90:
        return known[-90:]
    return [(str(year), counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)]


def _figure(title: str, plot: str, told: str = "") -> str:
    return f"<figure><figcaption>{title}</figcaption>{plot}{f'<p class=told>{told}</p>' if told else ''}</figure>\n"


def _rules(rules: Mapping[str, RuleFacts]) -> str:
    if not rules:
        return ""
    out = []
    for name, rule in sorted(rules.items(), key=lambda item: (-item[1].characters, item[0])):
        examples = "".join(
            f"<li><a{attribute('href', e.href)}>{f'<del>{escape(e.was)}</del>' if e.was else ''}"
            f"{f' <ins>{escape(e.now)}</ins>' if e.now else ''}</a></li>\n"
            for e in rule.examples
        )
        out.append(
            f"<details><summary><code>{escape(name)}</code><span>{rule.times:,}×</span><span>{rule.characters:,} characters</span>"
            f"<span>{rule.sources:,} source{'s' * (rule.sources != 1)}</span></summary>\n<ul>{examples}</ul></details>\n"
        )
    return '<div class="rules">\n' + "".join(out) + "</div>\n"


def _sites(sites: Mapping[str, list[int]]) -> str:
    named = sorted(sites.items(), key=lambda item: -item[1][1])[:200]
    rows = (
        f'<tr><td>{escape(name) or "<i>not named</i>"}</td><td class="n">{sources:,}</td><td class="n">{removed:,}</td>'
        f'<td class="n">{_meter(kept / max(kept + removed, 1))}</td></tr>\n'
        for name, (kept, removed, sources) in named
    )
    return "<h3>By site</h3>\n" + "".join(_table("sites", ("Site", "#Sources", "#Characters removed", "#Kept"), rows))


def _numbers(totals: Totals) -> Iterator[str]:
    unclear = [number for number in totals.numbers if number.kind == "unclear"]
    found = [*unclear, *(number for number in totals.numbers if number.kind == "corr"), *totals.masks]
    if not found:
        return
    yield _filter("numbers", "Filter numbers, words around them, rules", ("repaired", "unclear", "gap"))
    yield from _table("numbers", ("In the text", "", "How sure", "Why"), map(_number_row, found))


def _number_row(number: Number) -> str:
    kind = {"corr": "repaired"}.get(number.kind, number.kind)
    around = f"{escape(number.before)}<a{attribute('href', number.href)}>"
    if number.kind == "corr":
        around += f"<del>{escape(number.sic) or '∅'}</del> <ins>{escape(number.now)}</ins>"
    elif number.kind == "unclear":
        around += f'<span class="mark unclear">{escape(number.sic)}</span></a> <span class="maybe">{escape(number.now)}?</span><a>'
    else:
        around += f'<span class="mark gap">{escape(number.sic) or "▢"}</span>'
    return (
        f'<tr data-kind="{kind}"><td class="text">{around}</a>{escape(number.after)}</td><td>{chip(kind)}</td>'
        f'<td>{escape(number.certainty)}</td><td class="told">{escape(number.why)}<span class="sub">{escape(number.uri)}</span></td></tr>\n'
    )


def _troubles(found: Sequence[Trouble]) -> Iterator[str]:
    if not found:
        return
    yield _filter("outline", "Filter headings and sources", sorted({trouble.kind for trouble in found}))
    rows = (
        f'<tr data-kind="{trouble.kind}"><td>{chip(trouble.kind)}</td><td class="text"><a{attribute("href", trouble.href)}>'
        f'{escape(trouble.text)}</a></td><td class="told">{escape(trouble.uri)}</td></tr>\n'
        for trouble in found
    )
    yield from _table("outline", ("What", "Heading", "Source"), rows)


def _left_out(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    if found:
        names = "".join(f"<li>{escape(uri)}: {escape(why)}</li>\n" for uri, why in found[:MOST])
        told = "outputs are not as they were written, and are left out here; clean again"
        yield f"<details open><summary><span>{len(found):,}×</span>{told}</summary>\n<ul>{names}</ul></details>\n"


def _quarantine(reasons: Sequence[Reason]) -> Iterator[str]:
    for reason in reasons:
        names = "".join(f"<li>{escape(name)}</li>\n" for name in reason.sources)
        more = (
            f"<li>… and {reason.count - len(reason.sources):,} more</li>\n"
            if reason.count > len(reason.sources)
            else ""
        )
        yield f"<details open><summary><span>{reason.count:,}×</span>{escape(reason.reason)}</summary>\n<ul>{names}{more}</ul></details>\n"


def _cost(sources: Sequence[SourceFacts]) -> Iterator[str]:
    if not sources:
        return
    largest = sorted(sources, key=lambda facts: -facts.size)[:15]
    slowest = sorted(sources, key=lambda facts: -facts.seconds)[:15]
    shown = list(dict.fromkeys((*largest, *slowest)))
    rows = (
        f'<tr><td><a{attribute("href", facts.href)}>{escape(facts.title or facts.uri)}</a></td><td class="n">{facts.size:,}</td>'
        f'<td class="n">{facts.characters:,}</td><td class="n">{facts.seconds:.2f}</td></tr>\n'
        for facts in sorted(shown, key=lambda facts: -facts.seconds)
    )
    yield from _table("cost", ("Source", "#Bytes", "#Characters", "#Seconds"), rows)
