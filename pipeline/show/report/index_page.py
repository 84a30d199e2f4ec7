"""The first page of the report: totals, what to look at first, and what was done, by rule and by site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...language import tr
from ...run.summary import Reason as Because
from ...write.markup import attribute, escape
from .facts import MOST, Number, RuleFacts, SourceFacts, Totals, Trouble
from .frame import chip, decision, page
from .plots import Bar, bars, columns

_SECTIONS = (
    ("triage", "Look first"), ("decide", "Decide"), ("outline", "Outline"), ("plots", "At a glance"),
    ("removed", "Removed"), ("changed", "Changed"), ("quarantine", "Quarantine"), ("cost", "Size and time"),
)  # fmt: skip

#: Rows that stand on the page itself, and rows of a file that it loads.
FIRST, SHARD = 200, 2000


class Index(NamedTuple):
    """The first page, the rows that it loads when they are wanted, and the sources in the order of their need."""

    page: str
    shards: Mapping[str, Sequence[str]]  # file: rows
    ranked: Sequence[SourceFacts]
    sources: int


def index_of(
    totals: Totals, reasons: Sequence[Because], left_out: Sequence[tuple[str, str]], out: str, pages: int, server: str
) -> Index:
    """The whole of it. ``left_out`` are sources whose outputs are not as they were written, with what is wrong."""
    ranked, folded = _folded(sorted(totals.sources, key=lambda facts: (-facts.weight, facts.uri)))
    copies, name = Counter(facts.sha256 for facts in folded), out.rstrip("/").rpartition("/")[-1]
    shards: dict[str, Sequence[str]] = {}
    with_page = frozenset(facts.href for facts in [*ranked, *folded][:pages]) if not server else None
    body = "".join(
        (
            f'<header class="top">\n<h1>{escape(name)}</h1>\n<nav aria-label="{tr("Sections")}">',
            *(f'<a href="#{key}">{tr(label)}</a>' for key, label in _SECTIONS),
            "</nav>\n</header>\n<main>\n",
            _cards(totals, sum(reason.count for reason in reasons)),
            _section("triage", tr("Those that need a person most come first; copies of one text stand once."), _triage(ranked, copies, with_page, shards)),
            _section("decide", tr("What the program leaves to a person. What you decide is kept in this browser until you save it."), _numbers(totals, with_page, shards)),
            _section("outline", _more(totals.more_troubles), _troubles(totals.troubles, with_page, shards)),
            _section("plots", "", _plots(totals)),
            _section("removed", tr("What went, by rule, with examples."), (_rules(totals.removed, with_page), _sites(totals.sites))),
            _section("changed", tr("What was put in the place of something else."), _rules(totals.changed, with_page)),
            _section("quarantine", "", (*_quarantine(reasons), *_left_out(left_out))),
            _section("cost", tr("The largest and the slowest."), _cost(totals.sources, with_page)),
            _legend(),
            "</main>\n",
        )
    )  # fmt: skip
    made = page(f"{name}: {tr('what was cleaned')}", body, up="", kind="of-all", of=out, server=server)
    return Index(made, shards, [*ranked, *folded], len(totals.sources))


def _folded(ranked: Sequence[SourceFacts]) -> tuple[list[SourceFacts], list[SourceFacts]]:
    """Of sources with the same texts the first, and the others."""
    first: dict[str, str] = {}
    for facts in ranked:
        first.setdefault(facts.sha256, facts.uri)
    mine = [facts for facts in ranked if first[facts.sha256] == facts.uri]
    return mine, [facts for facts in ranked if first[facts.sha256] != facts.uri]


def _legend() -> str:
    parts = "".join(
        f"<dt>{sign}</dt><dd>{tr(told)}</dd>\n"
        for sign, told in (
            ("<del>甲</del>", "what stood in the source and is gone or changed"),
            ("<ins>乙</ins>", "what was put there"),
            ('<span class="mark corr">2015</span>', "a number that was repaired"),
            ('<span class="mark unclear">月</span>', "a number that can't be told; its candidates stand beside it"),
            ('<span class="mark gap">×</span>', "a number or name that was masked or lost"),
            ('<span class="quiet">，</span>', "a sign only written another way"),
        )
    )
    return f'<section id="legend">\n<h2>{tr("Signs and colours")}</h2>\n<dl class="legend">{parts}</dl></section>\n'


def _section(key: str, told: str, parts: Iterable[str]) -> str:
    title = tr(dict(_SECTIONS)[key])
    inner = "".join(parts) or f'<p class="none">{tr("Nothing.")}</p>\n'
    return (
        f'<section id="{key}">\n<h2>{title}</h2>\n'
        + (f'<p class="told">{told}</p>\n' if told else "")
        + inner
        + "</section>\n"
    )


def _link(href: str, with_page: frozenset[str] | None, shown: str) -> str:
    """A link to a source's page, or to a place of it, if there is that page."""
    if with_page is not None and href.partition("#")[0] not in with_page:
        return f"<a>{shown}</a>"
    return f"<a{attribute('href', href)}>{shown}</a>"


def _more(count: int) -> str:
    return tr(f"{count:,} more stand on the pages of their sources.") if count else ""


def _cards(totals: Totals, quarantined: int) -> str:
    characters = sum(facts.characters for facts in totals.sources)
    kept = sum(kept for kept, _, _ in totals.sites.values())
    cards = (
        ("sources", f"{len(totals.sources) + quarantined:,}", "triage"),
        ("documents", f"{sum(facts.documents for facts in totals.sources):,}", "plots"),
        ("characters", f"{characters:,}" if characters < 10_000_000 else f"{characters / 1e6:,.1f} M", "cost"),
        ("kept", f"{kept / characters:.1%}" if characters else "–", "removed"),
        ("headings", f"{totals.headings:,}", "outline"),
        ("numbers repaired", f"{totals.corrected:,}", "decide"),
        ("unclear", f"{totals.unclear:,}", "decide"),
        ("masked or lost", f"{totals.gaps:,}", "decide"),
        ("in quarantine", f"{quarantined:,}", "quarantine"),
    )
    inner = "".join(
        f'<a class="card" href="#{key}"><b>{value}</b><span>{tr(name)}</span></a>\n' for name, value, key in cards
    )
    return f'<div class="cards">\n{inner}</div>\n'


def _filter(of: str, hint: str, kinds: Sequence[str] = ()) -> str:
    options = "".join(f"<option{attribute('value', kind)}>{escape(tr(kind))}</option>" for kind in kinds)
    select = (
        f'<select data-kind-of="{of}" aria-label="{tr("Kind")}"><option value="">{tr("all kinds")}</option>{options}</select>'
        if kinds
        else ""
    )
    hint = tr(hint)
    return (
        f'<p class="filter"><input type="search" data-filter-of="{of}" placeholder="{hint}" aria-label="{hint}">'
        f'{select}<output data-count-of="{of}"></output></p>\n'
    )


def _table(
    key: str, heads: Sequence[str], rows: Iterable[str], shards: dict[str, Sequence[str]] | None = None
) -> Iterator[str]:
    """A table. Where it is long, its first rows; all of them go into ``shards``, which the page loads when it needs them."""
    found = list(rows)
    count, names = len(found), []
    if shards is not None and len(found) > FIRST:
        for number, at in enumerate(range(0, len(found), SHARD)):
            names.append(f"{key}-{number}.js")
            shards[names[-1]] = found[at : at + SHARD]
        found = found[:FIRST]
    more = attribute("data-shards", " ".join(names)) + attribute("data-count", count) if names else ""
    cells = "".join(f"<th{' class=n' if h.startswith('#') else ''}>{tr(h.lstrip('#'))}</th>" for h in heads)
    yield f'<div class="wide"><table id="{key}-rows"{more}><thead><tr>{cells}</tr></thead><tbody>\n'
    yield from found
    yield f'</tbody></table></div>\n<p class="pager" data-pager-of="{key}"></p>\n'


def _triage(
    ranked: Sequence[SourceFacts], copies: Counter[str], with_page: frozenset[str] | None,
    shards: dict[str, Sequence[str]],
) -> Iterator[str]:  # fmt: skip
    if not ranked:
        return
    kinds = sorted({_kind(reason.text) for facts in ranked for reason in facts.reasons})
    yield _filter("triage", "Filter by name, title, site, reason", kinds)
    heads = ("Source", "Why", "#Kept", "#Repaired", "#Unclear", "#Headings", "#Characters")
    rows = (_triage_row(facts, copies[facts.sha256], with_page) for facts in ranked)
    yield from _table("triage", heads, rows, shards)


def _kind(reason: str) -> str:
    return reason.lstrip("0123456789 %")


def _triage_row(facts: SourceFacts, copies: int, with_page: frozenset[str] | None) -> str:
    reasons = "".join(chip(tr(reason.text), "warn" if reason.weight >= 8 else "") for reason in facts.reasons)
    kinds = "|".join(_kind(reason.text) for reason in facts.reasons)
    title = f'<span class="sub">{escape(facts.uri)}</span>' if facts.title else ""
    sub = escape(" · ".join(filter(None, (facts.genre, facts.date, facts.site))))
    sub += f" {chip(tr(f'{copies:,} copies'))}" if copies else ""
    return (
        f"<tr{attribute('data-kind', kinds)}><td>{_link(facts.href, with_page, escape(facts.title or facts.uri))}"
        f'{title}<span class="sub">{sub}</span></td><td class="why">{reasons}</td>'
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
        tr("Characters kept and removed, by site"),
        bars("by site", [
            Bar(name or tr("site not named"), ((kept, "kept"), (removed, "gone")), f"{kept / max(kept + removed, 1):.0%} · {kept + removed:,}")
            for name, (kept, removed, _) in sites[:14]
        ]),
        f'<span class="key kept"></span>{tr("kept")} <span class="key gone"></span>{tr("removed")}',
    )  # fmt: skip
    yield _figure(
        tr("Texts that lost a glyph everywhere"),
        bars("damage", [
            Bar(glyph.replace("\n", "⏎ " + tr("line ends")), ((count, "doubt"),), f"{count:,}") for glyph, count in totals.damage.most_common(12)
        ]) or f'<p class="none">{tr("None.")}</p>',
    )  # fmt: skip
    known = sorted((year, count) for year, count in totals.years.items() if year)
    told = tr(f"{totals.years['']:,} texts have no date.") if totals.years[""] else ""
    yield _figure(
        tr("Documents by year"), columns("by year", _filled(known)) or f'<p class="none">{tr("No dates.")}</p>', told
    )
    yield _figure(
        tr("Documents by kind"),
        bars(
            "by kind",
            [
                Bar(name or tr("not told"), ((count, "kept"),), f"{count:,}")
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


def _rules(rules: Mapping[str, RuleFacts], with_page: frozenset[str] | None) -> str:
    if not rules:
        return ""
    out = []
    for name, rule in sorted(rules.items(), key=lambda item: (-item[1].characters, item[0])):
        examples = "".join(
            "<li>"
            + _link(
                example.href, with_page,
                (f"<del>{escape(example.was)}</del>" if example.was else "")
                + (f" <ins>{escape(example.now)}</ins>" if example.now else ""),
            )
            + "</li>\n"
            for example in rule.examples
        )  # fmt: skip
        out.append(
            f"<details><summary><code>{escape(name)}</code><span>{rule.times:,}×</span>"
            f"<span>{tr(f'{rule.characters:,} characters')}</span><span>{tr(f'{rule.sources:,} sources')}</span></summary>\n"
            f"<ul>{examples}</ul></details>\n"
        )
    return '<div class="rules">\n' + "".join(out) + "</div>\n"


def _sites(sites: Mapping[str, list[int]]) -> str:
    named = sorted(sites.items(), key=lambda item: -item[1][1])[:200]
    nobody = f"<i>{tr('not named')}</i>"
    rows = (
        f'<tr><td>{escape(name) or nobody}</td><td class="n">{sources:,}</td><td class="n">{removed:,}</td>'
        f'<td class="n">{_meter(kept / max(kept + removed, 1))}</td></tr>\n'
        for name, (kept, removed, sources) in named
    )
    return f"<h3>{tr('By site')}</h3>\n" + "".join(
        _table("sites", ("Site", "#Sources", "#Characters removed", "#Kept"), rows)
    )


def _numbers(totals: Totals, with_page: frozenset[str] | None, shards: dict[str, Sequence[str]]) -> Iterator[str]:
    """Questions first, then what was repaired with less certainty, then the rest."""
    order = {"unclear": 0, "corr": 1, "gap": 3}
    found = sorted((*totals.numbers, *totals.masks), key=lambda n: order[n.kind] + (n.kind == "corr" and not n.asks))
    if not found:
        return
    yield _filter("numbers", "Filter numbers, words around them, rules", ("repaired", "unclear", "gap"))
    rows = (_number_row(number, with_page) for number in found)
    yield from _table("numbers", ("In the text", "", "Your word", "Why"), rows, shards)
    if totals.more_numbers:
        yield f'<p class="told">{_more(totals.more_numbers)}</p>\n'


def _number_row(number: Number, with_page: frozenset[str] | None) -> str:
    kind = {"corr": "repaired"}.get(number.kind, number.kind)
    maybe = ""
    if number.kind == "corr":
        shown = f"<del>{escape(number.sic) or '∅'}</del> <ins>{escape(number.now)}</ins>"
    elif number.kind == "unclear":
        shown = f'<span class="mark unclear">{escape(number.sic)}</span>'
        maybe = f' <span class="maybe">{escape(number.now)}?</span>'
    else:
        shown = f'<span class="mark gap">{escape(number.sic) or "▢"}</span>'
    around = f"{escape(number.before)}{_link(number.href, with_page, shown)}{maybe}{escape(number.after)}"
    sure = "" if number.certainty in ("", "high") else chip(tr(number.certainty))
    asked = decision(number.uri, number.at, "number", number.sic, number.candidates)
    return (
        f'<tr data-kind="{kind}"><td class="text">{around}</td><td>{chip(tr(kind))}{sure}</td><td class="decide"{asked}></td>'
        f'<td class="told">{escape(tr(number.why))}<span class="sub">{escape(number.uri)}</span></td></tr>\n'
    )


def _troubles(
    found: Sequence[Trouble], with_page: frozenset[str] | None, shards: dict[str, Sequence[str]]
) -> Iterator[str]:  # fmt: skip
    if not found:
        return
    yield _filter("outline", "Filter headings and sources", sorted({trouble.kind for trouble in found}))
    ordered = sorted(found, key=lambda trouble: trouble.kind != "medium")
    rows = (
        f'<tr data-kind="{trouble.kind}"><td>{chip(tr(_TROUBLES[trouble.kind]))}</td>'
        f'<td class="text">{_link(trouble.href, with_page, escape(trouble.text))}</td>'
        f'<td class="decide"{decision(trouble.uri, trouble.at, "heading")}></td>'
        f'<td class="told">{escape(trouble.uri)}</td></tr>\n'
        for trouble in ordered
    )
    yield from _table("outline", ("What", "Heading", "Your word", "Source"), rows, shards)


_TROUBLES = {
    "gap": "gap in numbering", "doubled": "doubled number", "restart": "restart", "medium": "unsure heading",
    "restored": "restored number",
}  # fmt: skip


def _left_out(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    if found:
        names = "".join(f"<li>{escape(uri)}: {escape(tr(why))}</li>\n" for uri, why in found[:MOST])
        told = tr("outputs are not as they were written, and are left out here; clean again")
        yield f"<details open><summary><span>{len(found):,}×</span>{told}</summary>\n<ul>{names}</ul></details>\n"


def _quarantine(reasons: Sequence[Because]) -> Iterator[str]:
    for reason in reasons:
        names = "".join(f"<li>{escape(name)}</li>\n" for name in reason.sources)
        more = (
            f"<li>{tr(f'… and {reason.count - len(reason.sources):,} more')}</li>\n"
            if reason.count > len(reason.sources)
            else ""
        )
        yield f"<details open><summary><span>{reason.count:,}×</span>{escape(tr(reason.reason))}</summary>\n<ul>{names}{more}</ul></details>\n"


def _cost(sources: Sequence[SourceFacts], with_page: frozenset[str] | None) -> Iterator[str]:
    if not sources:
        return
    largest = sorted(sources, key=lambda facts: -facts.size)[:15]
    slowest = sorted(sources, key=lambda facts: -facts.seconds)[:15]
    shown = list(dict.fromkeys((*largest, *slowest)))
    rows = (
        f'<tr><td>{_link(facts.href, with_page, escape(facts.title or facts.uri))}</td><td class="n">{facts.size:,}</td>'
        f'<td class="n">{facts.characters:,}</td><td class="n">{facts.seconds:.2f}</td></tr>\n'
        for facts in sorted(shown, key=lambda facts: -facts.seconds)
    )
    yield from _table("cost", ("Source", "#Bytes", "#Characters", "#Seconds"), rows)
