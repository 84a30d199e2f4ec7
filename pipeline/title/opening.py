"""Where the title ends whose text follows on its line with no mark between: …自查报告根据县教育局通知精神，我校….

Every kind of text (报告, 通知) that the line names is a place where it may end. Whether it does is judged by what was
counted over public documents (``bench/count_titles.py``): what stands before the place, and how the text goes on behind
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..chinese.bodies import body_of_title
from ..evidence import grams, table
from ..regex import regex

TABLE = "title_end"
#: Log-odds of a title's end: of the other places held out, one in two thousand has more.
LIKELY = -1.5
#: How many characters of the text are looked at for words of the title.
_OPENING = 40
_CLAUSE = regex("[，,；;：:、]")
#: How texts open and no title goes on: 根据县里的通知，…, 为进一步…, 一年来，…, 在县委的领导下，….
_OPENER = regex(
    "(?:根据|按照|遵照)[^，。]{4,40}[，。]|为(?:了|进一步|深入|认真|切实|全面|贯彻|做好|加强|规范)[^，。]{4,60}[，。]"
    "|(?:近年|[一半多今去]年|上任)以?来[，,]|在[^，。]{2,24}(?:领导|指导|支持|关怀)下[，,]|现将|特制[定订]"
)
_YEAR = regex(r"(?:19|20)[0-9]{2} ?年|[一二][〇○零一二三四五六七八九]{3}年")


def likely_end(text: str, places: Sequence[int]) -> int:
    """The likeliest of ``places``, where ``text`` names a kind of text, for its title to end; 0 where none is likely."""
    scored = [(table(TABLE).weigh(features(text, place)), place) for place in places]
    best, place = max(scored, default=(LIKELY, 0))
    return place if best > LIKELY else 0


def features(text: str, place: int) -> Iterator[str]:
    """What speaks for and against a title that ends at ``place``."""
    title, body = text[:place], text[place : place + _OPENING]
    yield f"ends in {title[-2:]}"
    yield f"length {min(place // 4, 9)}"
    yield f"begins as a paragraph {grams.behind(text, 0)}"
    yield f"body begins as a paragraph {grams.behind(text, place)}"
    yield f"body begins with {body[:1]}"
    yield f"body begins with {body[:2]}"
    if "关于" in title:
        yield "speaks of a matter" + (" in 的" if title[-3:-2] == "的" else "")
    if _CLAUSE.search(title):
        yield "holds a clause"
    if body_of_title(title):
        yield "opens with a body"
    if _OPENER.match(text, place):
        yield "opens as texts do"
    if _YEAR.match(body):
        yield "body opens with a year"
    mark = _CLAUSE.search(body)
    yield f"body's clause {min(mark.start() // 3 if mark else 9, 5)}"
    words = {title[at : at + 2] for at in range(place - 1)}
    yield f"words come again {min(sum(body[at : at + 2] in words for at in range(len(body) - 1)), 4)}"
