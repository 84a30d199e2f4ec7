"""The note of adoption under the title of a law or a rule: （2019年1月4日某某会议通过）.

The Legislation Law of the PRC, art. 64, asks for it under the title: the body that made the law, and the day it did.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..regex import regex
from .dates import DATE
from .kinds import ends_in_kind
from .scripts import simplified

#: What is done to a law; a line without one of these holds no note of adoption.
DONE = ("通过", "批准", "公布", "发布", "颁布", "修订", "修正")
#: For expressions: the whole note.
NOTE = rf"[（(]\s?{DATE}[^（()）\n。]{{0,80}}?(?:{'|'.join(DONE)})[^（()）\n。]{{0,400}}[）)]"
_NOTE = regex(NOTE)
_LONGEST = 90  # characters of a title
_PART = 45  # characters of a line of one that goes on
_LINES = 3
_STOP = regex("[。！？；：，,;:]")


def is_adoption(line: str) -> bool:
    """Whether the line is a note of adoption and nothing else.

    >>> is_adoption("（2019年1月4日青石县第三届人民代表大会第一次会议通过）"), is_adoption("（2019年1月4日）")
    (True, False)
    """
    return line[:1] in ("（", "(") and bool(_NOTE.fullmatch(line))


def title_lines(above: Sequence[str]) -> int:
    """How many lines the title takes over a note of adoption; ``above`` holds the lines over the note, the nearest first.

    0 where no title stands there: it ends in a kind of text, and is no sentence.

    >>> title_lines(["关于供水的规定", "本法自公布之日起施行。"]), title_lines(["附件所列规定增减的决定", "《某基本法》"])
    (1, 2)
    """
    if not above or not may_be_title(above[0]):
        return 0
    count = 1
    while count < min(len(above), _LINES) and _goes_on(above[count], above[count - 1]):
        count += 1
    return count


def may_be_title(line: str) -> bool:
    """Whether the words, over a note of adoption, may be a title: they end in a kind of text, and are no sentence."""
    return 4 <= len(line) <= _LONGEST and ends_in_kind(simplified(line)) and not _STOP.search(line)


def _goes_on(above: str, below: str) -> bool:
    """Whether a title's line goes on in the next: a body's name over 关于, a name in 《》 over what is said of it."""
    if _STOP.search(above) or len(above) > _PART:
        return False
    return below.startswith("关于") or (above[-1:] == "》" and above[:1] == "《") or above.endswith("关于")
