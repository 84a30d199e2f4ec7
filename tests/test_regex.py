"""Expressions that are compiled late behave as those compiled at once."""

import re

import pytest

from gongwen.regex import regex


def test_it_does_what_a_compiled_expression_does() -> None:
    late, early = regex("(?P<x>[a-c]+)\\d", re.IGNORECASE), re.compile("(?P<x>[a-c]+)\\d", re.IGNORECASE)
    text = "AB1 c2 d3"
    assert [m.groupdict() for m in late.finditer(text)] == [m.groupdict() for m in early.finditer(text)]
    assert late.sub("-", text) == early.sub("-", text)
    assert late.findall(text, 3) == early.findall(text, 3)
    assert late.groupindex == early.groupindex
    assert late.pattern == early.pattern


def test_a_mistake_shows_at_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("a")
