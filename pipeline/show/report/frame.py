"""What every page of the report shares. All text goes through ``escape``: a source is never markup here."""

from __future__ import annotations

from ...write.markup import escape

#: Pages load their own two files and nothing else, and nothing a source holds can run.
_POLICY = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'none'; base-uri 'none'; form-action 'none'"
_HELP = """<dialog id="help"><h2>Keys</h2><dl>
<dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous change</dd>
<dt><kbd>r</kbd> <kbd>R</kbd></dt><dd>next, previous number repaired or unclear</dd>
<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous heading or row</dd>
<dt><kbd>o</kbd></dt><dd>only what was changed</dd>
<dt><kbd>/</kbd></dt><dd>filter</dd>
<dt><kbd>Enter</kbd></dt><dd>open the row</dd>
<dt><kbd>u</kbd></dt><dd>back to all sources</dd>
<dt><kbd>?</kbd></dt><dd>this list</dd></dl><form method="dialog"><button>Close</button></form></dialog>
"""


def page(title: str, body: str, up: str, kind: str) -> str:
    """A whole page; ``up`` leads from it to the report's folder."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="{up}report.css">\n<script src="{up}report.js" defer></script>\n'
        f'</head>\n<body class="{kind}">\n{body}{_HELP}</body>\n</html>\n'
    )


def chip(text: str, kind: str = "") -> str:
    """A small label; nothing where there is no text."""
    return f'<span class="chip {kind}">{escape(text)}</span>' if text else ""
