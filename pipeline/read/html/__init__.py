"""HTML: decode, parse, see what is visible, choose the container, judge the lines in it.

``Page.source`` is every visible line of the page in order, under the title where only the head of the page says it;
``Page.text`` only those of its text, with a note for each stretch that is left out.

| Module | What it does |
|---|---|
| ``page`` | the order of the steps, and the ``Page`` that comes out |
| ``parse`` | a string to a tree, however broken it is |
| ``seen``, ``walk`` | the visible lines, each with the block that holds it: the data, and the one pass over the tree |
| ``look``, ``names``, ``ways`` | how text looks, what class and id sound like, where an element stands |
| ``container``, ``clutter``, ``beside``, ``kept`` | which lines are of the text: the block that holds it, what in it is not, what outside it is |
| ``tables``, ``title``, ``facts`` | data tables, the title, what the page says of its text |
"""

from .page import all_lines, page, read

__all__ = ["all_lines", "page", "read"]
