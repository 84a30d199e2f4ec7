"""An annex that begins within a line: …2019年1月4日附件1水渠检查要点一、检查范围各村的水渠。附件2….

The label follows a sentence, a date or nothing; the name that the notice lists, or a title of some kind, follows the
label; and the first marker of the annex, or its first sentence where the name is listed, follows that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..chinese.kinds import ends_in_kind
from ..chinese.passed_on import bare_name
from ..chinese.scripts import simplified
from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .broken_annex import NARROW, listed

_LABEL = regex(r"(?:(?<=[。！？；）日])|^)附\s?件\s?(?P<number>[0-9０-９]{0,2})\s?[：:]?\s?")
#: What an annex begins with.
_FIRST = r"[一壹]、(?!二)|第[一1][编章条节](?![、，])|（一）|1[.．、](?![0-9])"
_NAMED = regex(rf"(?P<name>[^，。；：！？\n]{{4,50}}?)(?={_FIRST})")
#: A name of ideographs alone, of which nothing is said.
_TITLED = regex(rf"(?![所中的内列是为由和与])[{CJK}]{{4,24}}(?<![的了为有是在将于])")
_BEGINS = regex(rf"\s*(?:{_FIRST}|[{CJK}])")
_MARKS = 4  # characters of a name that do not count
_LEAST = 20  # characters of the annex


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    names: Mapping[str, str] | None = None
    for line in view.asked:
        text = simplified(lines[line])
        labels = list(_LABEL.finditer(text))
        if not labels or len(text) < _LEAST:
            continue
        names = listed(lines) if names is None else names
        start = lines.starts[line]
        for label in labels:
            end = _name_end(text, label.end(), names.get(label["number"].translate(NARROW), ""))
            if end:
                yield from (Edit(start + at, start + at, "\n") for at in (label.start(), end) if at)


def _name_end(text: str, start: int, name: str) -> int:
    """Where the name of the annex ends that begins at ``start``; 0: no annex begins there."""
    if len(text) - start < len(name) + _LEAST:
        return 0
    for end in range(start + len(name), start + len(name) + _MARKS) if name else ():
        if bare_name(text[start:end]) == name and _BEGINS.match(text, end):
            return end
    named = _NAMED.match(text, start)
    return named.end() if named and (ends_in_kind(named["name"]) or _TITLED.fullmatch(named["name"])) else 0


_TEXT = "一、检查范围全县的水渠。二、检查时间每年春天一次，由乡里派人。"

RULE = Rule(
    "title/glued-annex",
    judge,
    HIGH,
    needs=("附件", "附 件"),
    after=("title/glued-foot",),
    why="An annex begins within the line: its label stands there, and its name, which the notice lists or a kind ends.",
    examples=(
        Example(
            f"关于查水渠的通知\n附件：1.水渠检查要点\n2.水渠登记的做法\n青石县水利局\n2019年1月4日附件1水渠检查要点{_TEXT}附件2水渠登记的做法{_TEXT}",
            becomes=f"关于查水渠的通知\n附件：1.水渠检查要点\n2.水渠登记的做法\n青石县水利局\n2019年1月4日\n附件1水渠检查要点\n{_TEXT}\n附件2水渠登记的做法\n{_TEXT}",
        ),
        Example(
            f"关于查水渠的通知\n各村要查一遍。\n附件：青石县水渠检查方案{_TEXT}",
            becomes=f"关于查水渠的通知\n各村要查一遍。\n附件：青石县水渠检查方案\n{_TEXT}",
        ),
        Example("关于查水渠的通知\n附件：1.水渠检查要点 2.水渠登记办法"),
        Example("各村按要求上报（附件1水渠检查方案一、二部分已经另发），不得漏报，也不得迟报。"),
    ),
)
