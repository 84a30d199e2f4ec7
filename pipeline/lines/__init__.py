"""The one table of the lines of a text: every room that asks about lines asks this.

A row is a line that is not blank: where it begins and ends without its white space. How far lines are indented and how
many blank lines stand above them is counted when it is first asked for; what takes longer to find (what a line holds, the
marker it begins with, the block it came from, which lines hold a word) is found then line by line.

An edit of the text gives a new table that reads again only the lines which the edit touches.
"""

from .kinds import BLANK, BRACKET, COLON, DIGIT, LATIN, PERCENT, QUOTE, STOP, WIDE, kinds_of
from .table import Lines

__all__ = [
    "BLANK",
    "BRACKET",
    "COLON",
    "DIGIT",
    "LATIN",
    "PERCENT",
    "QUOTE",
    "STOP",
    "WIDE",
    "Lines",
    "kinds_of",
]
