"""Links in the notation of Markdown: [打印](javascript:window.print\\(\\))."""

from __future__ import annotations

from ..regex import regex

LINK = regex(
    r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{1,400}(?:\\?\([^()\s]{0,80}\\?\))?[^()\s]{0,80}(?:\s\"[^\"]{0,200}\")?\)"
)
