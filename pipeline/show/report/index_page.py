"""The first page of the report: totals, what to look at first, and what was done, by rule and by site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ...language import tr
from ...run.summary import Reason as Because
from ...write.markup import attribute, escape
from .facts import RuleFacts, SourceFacts, Totals
from .frame import page
from .lists import Asked, Lists
from .plots import Bar, bars, columns
from .rows import LISTS, NUMBERS, OUTLINE, TRIAGE, dressed, linked, meter
from .store import Store

_SECTIONS = (
    ("triage", "Look first"), ("decide", "Decide"), ("outline", "Outline"), ("plots", "At a glance"),
    ("removed", "Removed"), ("changed", "Changed"), ("quarantine", "Quarantine"), ("cost", "Size and time"),
)  # fmt: skip

#: The most rows of a list on the page itself, and in each file that it loads.
FIRST, SHARD = 200, 2000
_LEFT_OUT, _DEAREST, _SITES = 2000, 15, 200  # rows of short lists

#: Whether a page of that name exists.
HasPage = Callable[[str], bool]


class Batch(NamedTuple):
    """The data of the first page."""

    store: Store
    reasons: Sequence[Because]  # why sources are in quarantine
    left_out: Sequence[tuple[str, str]]  # sources whose outputs are not as they were written, with what is wrong


def first_page(batch: Batch, has_page: HasPage, server: str = "") -> str:
    """The first page. ``server`` is the address that serves rows and takes verdicts, or empty."""
    totals, out = batch.store.totals(), batch.store.out
    name = out.rstrip("/").rpartition("/")[-1]
    table, rules = partial(_list, batch.store.lists, has_page, server), partial(_rules, has_page=has_page)
    body = "".join(
        (
            f'<header class="top">\n<h1>{escape(name)}</h1>\n<nav aria-label="{tr("Sections")}">',
            *(f'<a href="#{key}">{tr(label)}</a>' for key, label in _SECTIONS),
            "</nav>\n</header>\n<main>\n",
            _cards(totals, batch.store.count(), sum(reason.count for reason in batch.reasons)),
            _section("triage", tr("The sources that most need a person come first. Copies of one text are listed once."), table(TRIAGE)),
            _section("decide", _decide(server), (*table(NUMBERS), _more(totals.marks - batch.store.lists.count(NUMBERS)))),
            _section("outline", "", (*table(OUTLINE), _more(totals.troubles - batch.store.lists.count(OUTLINE)))),
            _section("plots", "", _plots(totals)),
            _section("removed", tr("What was removed, by rule, with examples."), (rules(totals.removed), _sites(totals.sites))),
            _section("changed", tr("What was replaced, by rule, with examples."), rules(totals.changed)),
            _section("quarantine", "", (*_quarantine(batch.reasons), *_left_out(batch.left_out))),
            _section("cost", tr("The largest and the slowest."), _cost(batch.store, has_page)),
            _legend(),
            "</main>\n",
        )
    )  # fmt: skip
    return page(f"{name}: {tr('what was cleaned')}", body, up="", kind="of-all", of=out, server=server)


def _decide(server: str) -> str:
    if server:
        return tr("Questions for a person. Each decision is saved, and its source is cleaned again.")
    return tr("Questions for a person. Your decisions stay in this browser until you save them.")


def shards(lists: Lists, has_page: HasPage) -> Iterator[tuple[str, list[str]]]:
    """The files of rows for lists that are too long for the page, which loads them when needed: name and rows."""
    for name in LISTS:
        for file, start in _files(name, lists.count(name)):
            yield file, [dressed(*found, has_page) for found in lists.rows(name, most=SHARD, start=start)]


def _files(name: str, count: int) -> list[tuple[str, int]]:
    starts = range(0, count, SHARD) if count > FIRST else ()
    return [(f"{name}-{number}.js", start) for number, start in enumerate(starts)]


def rows_asked(lists: Lists, name: str, asked: Asked, number: int, has_page: HasPage) -> dict[str, object]:
    """Page ``number`` of the rows that the script asked for, and how many rows there are."""
    found = lists.rows(name, asked, FIRST, number * FIRST)
    return {"rows": [dressed(*one, has_page) for one in found], "count": lists.count(name, asked)}


def _legend() -> str:
    parts = "".join(
        f"<dt>{sign}</dt><dd>{tr(told)}</dd>\n"
        for sign, told in (
            ("<del>甲</del>", "source text that was removed or changed"),
            ("<ins>乙</ins>", "what replaced it"),
            ('<span class="mark corr">2015</span>', "a number that was repaired"),
            ('<span class="mark unclear">月</span>', "a number that can't be known, with its candidates"),
            ('<span class="mark gap">×</span>', "a number or name that was masked or lost"),
            ('<span class="quiet">，</span>', "a sign that is only written differently"),
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


def _more(count: int) -> str:
    told = tr(f"{count:,} more are on the pages of their sources.") if count else ""
    return f'<p class="told">{told}</p>\n' if told else ""


def _cards(totals: Totals, sources: int, quarantined: int) -> str:
    characters = totals.characters
    kept = sum(kept for kept, _, _ in totals.sites.values())
    cards = (
        ("sources", f"{sources + quarantined:,}", "triage"),
        ("documents", f"{totals.documents:,}", "plots"),
        ("characters", f"{characters:,}" if characters < 1_000_000 else f"{characters / 1e6:,.1f} M", "cost"),
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


_HEADS = {
    TRIAGE: ("Filter by name, title, site, reason", ("Source", "Why", "#Kept", "#Repaired", "#Unclear", "#Headings", "#Characters")),
    NUMBERS: ("Filter numbers, words around them, rules", ("In the text", "", "Your decision", "Why")),
    OUTLINE: ("Filter headings and sources", ("What", "Heading", "Your decision", "Source")),
}  # fmt: skip


def _list(lists: Lists, has_page: HasPage, server: str, name: str) -> Iterator[str]:
    """A list with its filter. A long list has its first rows here; the page loads or requests the others."""
    count = lists.count(name)
    if not count:
        return
    hint, heads = _HEADS[name]
    yield _filter(name, hint, lists.kinds(name))
    more = attribute("data-shards", " ".join(file for file, _ in _files(name, count))) if not server else ""
    rows = (dressed(*found, has_page) for found in lists.rows(name, most=FIRST if count > FIRST else count))
    yield from _table(name, heads, rows, more + attribute("data-count", count))


def _table(key: str, heads: Sequence[str], rows: Iterable[str], more: str = "") -> Iterator[str]:
    cells = "".join(f"<th{' class=n' if h.startswith('#') else ''}>{tr(h.lstrip('#'))}</th>" for h in heads)
    yield f'<div class="wide"><table id="{key}-rows"{more}><thead><tr>{cells}</tr></thead><tbody>\n'
    yield from rows
    yield f'</tbody></table></div>\n<p class="pager" data-pager-of="{key}"></p>\n'


def _plots(totals: Totals) -> Iterator[str]:
    sites = sorted(totals.sites.items(), key=lambda item: -item[1][0] - item[1][1])
    yield '<div class="plots">\n'
    yield _figure(
        tr("Characters kept and removed, by site"),
        bars(tr("Characters kept and removed, by site"), [
            Bar(name or tr("site not named"), ((kept, "kept"), (removed, "gone")), f"{kept / max(kept + removed, 1):.0%} · {kept + removed:,}")
            for name, (kept, removed, _) in sites[:14]
        ]),
        f'<span class="key kept"></span>{tr("kept")} <span class="key gone"></span>{tr("removed")}',
    )  # fmt: skip
    yield _figure(
        tr("Texts that lost a glyph everywhere"),
        bars(tr("Texts that lost a glyph everywhere"), [
            Bar(glyph.replace("\n", "⏎ " + tr("line ends")), ((count, "doubt"),), f"{count:,}") for glyph, count in totals.damage.most_common(12)
        ]) or f'<p class="none">{tr("None.")}</p>',
    )  # fmt: skip
    known = sorted((year, count) for year, count in totals.years.items() if year)
    told = tr(f"{totals.years['']:,} texts have no date.") if totals.years[""] else ""
    yield _figure(
        tr("Documents by year"),
        columns(tr("Documents by year"), _filled(known)) or f'<p class="none">{tr("No dates.")}</p>',
        told,
    )
    yield _figure(
        tr("Documents by kind"),
        bars(
            tr("Documents by kind"),
            [
                Bar(name or tr("not told"), ((count, "kept"),), f"{count:,}")
                for name, count in totals.genres.most_common(14)
            ],
        ),
    )
    yield "</div>\n"


def _filled(known: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Every year from the first to the last; if they are too far apart to draw, only the known years."""
    counts = {int(year): count for year, count in known if year.isdigit()}
    if not counts or max(counts) - min(counts) > 90:
        return known[-90:]
    return [(str(year), counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)]


def _figure(title: str, plot: str, told: str = "") -> str:
    return f"<figure><figcaption>{title}</figcaption>{plot}{f'<p class=told>{told}</p>' if told else ''}</figure>\n"


def _rules(rules: Mapping[str, RuleFacts], has_page: HasPage) -> str:
    if not rules:
        return ""
    out = []
    for name, rule in sorted(rules.items(), key=lambda item: (-item[1].characters, item[0])):
        examples = "".join(
            f"<li><a{attribute('href', example.href)}>"
            + (f"<del>{escape(example.was)}</del>" if example.was else "")
            + (f" <ins>{escape(example.now)}</ins>" if example.now else "")
            + "</a></li>\n"
            for example in rule.examples
        )
        out.append(
            f"<details><summary><code>{escape(name)}</code><span>{rule.times:,}×</span>"
            f"<span>{tr(f'{rule.characters:,} characters')}</span><span>{tr(f'{rule.sources:,} sources')}</span></summary>\n"
            f"<ul>{linked(examples, has_page)}</ul></details>\n"
        )
    return '<div class="rules">\n' + "".join(out) + "</div>\n"


def _sites(sites: Mapping[str, list[int]]) -> str:
    named = sorted(sites.items(), key=lambda item: -item[1][1])[:_SITES]
    nobody = f"<i>{tr('not named')}</i>"
    rows = (
        f'<tr><td>{escape(name) or nobody}</td><td class="n">{sources:,}</td><td class="n">{removed:,}</td>'
        f'<td class="n">{meter(kept / max(kept + removed, 1))}</td></tr>\n'
        for name, (kept, removed, sources) in named
    )
    return f"<h3>{tr('By site')}</h3>\n" + "".join(
        _table("sites", ("Site", "#Sources", "#Characters removed", "#Kept"), rows)
    )


def _left_out(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    if found:
        names = "".join(f"<li>{escape(uri)}: {escape(tr(why))}</li>\n" for uri, why in found[:_LEFT_OUT])
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


def _cost(store: Store, has_page: HasPage) -> Iterator[str]:
    shown: dict[str, SourceFacts] = {
        facts.uri: facts for facts in (*store.most("size", _DEAREST), *store.most("seconds", _DEAREST))
    }
    if not shown:
        return
    rows = (
        linked(f"<tr><td><a{attribute('href', facts.href)}>{escape(facts.title or facts.uri)}</a></td>", has_page)
        + f'<td class="n">{facts.size:,}</td>'
        f'<td class="n">{facts.characters:,}</td><td class="n">{facts.seconds:.2f}</td></tr>\n'
        for facts in sorted(shown.values(), key=lambda facts: -facts.seconds)
    )
    yield from _table("cost", ("Source", "#Bytes", "#Characters", "#Seconds"), rows)
