"""HTML: decode, parse, see what is visible, choose the container, judge the lines in it.

``Page.source`` is every visible line of the page in order, under the title where only the head of the page says it;
``Page.text`` only those of its text, with a note for each stretch that is left out.

| Module | What it does |
|---|---|
| ``page``, ``several`` | the order of the steps, and the ``Page`` that comes out; pages saved in one file |
| ``parse`` | a string to a tree, however broken it is |
| ``seen``, ``walk`` | the visible lines, each with the block that holds it: the data, and the one pass over the tree |
| ``look``, ``sheet``, ``pieces`` | what is seen at all: styles, style sheets, empty and raised elements |
| ``scripted`` | the text that only a script shows |
| ``names``, ``labels``, ``speaks``, ``ways`` | what class and id sound like, rows of labels, a site's own words, where an element stands |
| ``container``, ``clutter``, ``beside``, ``thread``, ``kept`` | which lines are of the text |
| ``title``, ``shown_title``, ``headline`` | the title: by name, by look, with its further lines |
| ``head``, ``facts``, ``told``, ``unread``, ``refuse`` | what the page says of its text, of the rest of it, and that it holds none |
| ``tables`` | data tables |
"""

from .page import all_lines, page, read

__all__ = ["all_lines", "page", "read"]
