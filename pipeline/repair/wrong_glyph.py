"""Puts back the characters that a PDF's font table turned into rare neighbours: 丌断収展 for 不断发展.

Libraries of documents take text out of PDF files whose fonts give some letters wrong code points. The letter that comes out
looks like nothing in a text of today: none of those in ``_SURE`` stands in 54 million characters of work reports and plans of
cities (github.com/lawtext/gov). Each pair was seen, with the words around it, in several public texts.

Known problem: where the letter that comes out is a common one, 不 for 与, 戒 for 或, 局 for 层, it stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

#: What comes out, and what was printed.
_SURE = {
    "癿": "的", "丌": "不", "亍": "于", "収": "发", "迚": "进", "迕": "进", "觃": "规", "斱": "方", "秱": "移", "劢": "动",
    "劤": "努", "敀": "故", "敁": "效", "戓": "战", "乊": "之", "乀": "之", "仸": "任", "冴": "况", "刜": "初", "刡": "到",
    "刞": "判", "凾": "分", "叏": "取", "叧": "只", "幵": "并", "弻": "归", "弽": "录", "彔": "录", "挄": "按", "挃": "指",
    "枅": "果", "枂": "析", "杢": "来", "迒": "返", "庒": "应", "诨": "误", "丏": "且", "讵": "访", "夗": "多", "呾": "和",
    "卲": "即", "徆": "很", "刟": "利", "忚": "快", "応": "忽",
}  # fmt: skip
#: Letters that a text of today has too, but for these words: 讴歌, 诠释, 诧异, 讣告.
_DOUBTFUL = {"讴": "设", "诠": "该", "诧": "语", "讣": "认"}
_OF_TODAY = "(?!讴歌|诠释|诧异|诧然|讣告|讣闻)(?<!惊)"
#: Japanese writes these so.
_JAPANESE = frozenset("収応")
_KANA = regex("[ぁ-んァ-ヶ]")
FEWEST = 2  # different letters that prove what happened

_ANY = regex(f"[{''.join(_SURE)}]")
_WRONG = regex(f"[{''.join(_SURE)}]|{_OF_TODAY}[{''.join(_DOUBTFUL)}]")


def _suspected(lines: Lines) -> bool:
    """Whether the text has letters that came out wrong, and is no Japanese one."""
    if len(lines.rare & _SURE.keys() - _JAPANESE) < FEWEST or _KANA.search(lines.string):
        return False
    return len(set(_ANY.findall(lines.string)) - _JAPANESE) >= FEWEST


def judge(view: View) -> Iterator[Edit]:
    string = view.lines.string
    for match in _WRONG.finditer(string) if _suspected(view.lines) else ():
        letter = match[0]
        yield Edit(match.start(), match.end(), _SURE.get(letter) or _DOUBTFUL[letter])


RULE = Rule(
    "repair/wrong-glyph",
    judge,
    HIGH,
    why="A PDF's font gave the letter the code of a rare neighbour; several such letters in the text say so.",
    where=Where.ANYWHERE,
    after=("repair/mojibake",),
    examples=(
        Example(
            "关亍修渠癿意见\n各村要讣真挄照觃定迚行，丌得拖延。",
            becomes="关于修渠的意见\n各村要认真按照规定进行，不得拖延。",
        ),
        Example("丌某是水利局的退休干部，写过讣告，也讴歌过新渠。"),
        Example("応急収集と书同在，说的是収书的事。"),
    ),
)
