"""What all pages of the report share. All text goes through ``escape``, so text of a source is never markup."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from ...language import CHINESE, chosen, tr
from ...write.markup import attribute, escape

#: Pages load only their own style sheet and scripts, and nothing from a source can run.
_POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'none'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_KEYS = (
    ("n p", "next, previous change"), ("r R", "next, previous number repaired or unclear"),
    ("j k", "next, previous heading or row"), ("a x", "accept, reject what is marked"), ("o", "only what was changed"),
    ("/", "filter"), ("Enter", "open the row"), ("u", "back to all sources"), ("?", "this list"),
)  # fmt: skip
#: The messages of the scripts, by the names that they use.
_SAID = {
    "accept": "accept", "reject": "reject", "heading": "a heading", "text": "not a heading", "set": "set", "type": "or type it",
    "undo": "undo", "decided": "{} decided", "save": "Save verdicts.tsv", "clear": "Discard them", "rows": "{} rows",
    "of": "{} of {} rows", "page": "page {} of {}", "next": "Next", "previous": "Previous",
    "cleaning": "cleaning the source again …", "cleaned": "saved, and the source was cleaned again",
    "is": "is {}", "sure": "Discard all unsaved decisions in this browser?",
}  # fmt: skip


def page(title: str, body: str, up: str, kind: str, of: str, server: str = "") -> str:
    """A whole page. ``up`` is the relative path to the report's folder. ``of`` names the batch, for which the browser keeps
    decisions. ``server`` is the address that takes verdicts, or empty.
    """
    keys = "".join(
        f"<dt>{' '.join(f'<kbd>{escape(key)}</kbd>' for key in names.split())}</dt><dd>{tr(told)}</dd>\n"
        for names, told in _KEYS
    )
    said = json.dumps({name: tr(text) for name, text in _SAID.items()}, ensure_ascii=False)
    batch = hashlib.sha256(of.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-Hans" if chosen() == CHINESE else "en"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="{up}report.css">\n<script src="{up}report.js" defer></script>\n'
        f'<script src="{up}decide.js" defer></script>\n'
        f'</head>\n<body class="{kind}" data-batch="{batch}"{attribute("data-server", server)}{attribute("data-up", up)}'
        f'{attribute("data-said", said)}>\n{body}<div id="bar" hidden></div>\n'
        f'<dialog id="help"><h2>{tr("Keys")}</h2><dl>\n{keys}</dl>'
        f'<form method="dialog"><button>{tr("Close")}</button></form></dialog>\n</body>\n</html>\n'
    )


def decision(uri: str, at: int, of: str, printed: str = "", candidates: Sequence[str] = ()) -> str:
    """The attributes of a place that a person may decide on: a ``number``, an ``edit`` or a ``heading``."""
    said = attribute("data-uri", uri) + attribute("data-at", at) + attribute("data-of", of)
    said += attribute("data-printed", printed) if printed and of == "number" else ""
    return said + (attribute("data-candidates", " ".join(candidates)) if candidates else "")


def chip(text: str, kind: str = "") -> str:
    """A small label; empty if there is no text."""
    return f'<span class="chip {kind}">{escape(text)}</span>' if text else ""
