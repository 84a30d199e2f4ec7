"""Text decoded with the wrong code page is restored, and sound text of any kind stays."""

from __future__ import annotations

import pytest

from gongwen.lines import Lines
from gongwen.model import Facts, Source
from gongwen.read import read
from gongwen.repair import reread
from gongwen.repair.codepage import LOST, undone
from gongwen.repair.mojibake import RULE
from gongwen.rule import carry_out
from gongwen.settings import Settings
from gongwen.text import Text
from tests.ledger_check import uncovered

SIMPLIFIED = (
    "云岭县要抓好今年的水利建设工作，修好三条渠道。",
    "第三条 县级以上人民政府负责宣传和组织实施本办法，加强监督管理。",
    "一、加快发展“三农”事业，全年完成投资12.5亿元（含村级），增长8%；",
)
TRADITIONAL = (
    "雲嶺縣要抓好今年的水利建設工作，修好三條渠道。",
    "第三條 縣級以上人民政府負責宣傳和組織實施本辦法，加強監督管理。",
)
WRITTEN = {"utf-8": (*SIMPLIFIED, *TRADITIONAL), "gb18030": SIMPLIFIED, "big5hkscs": TRADITIONAL}
#: Readers that show every byte: browsers show C1 controls where cp1252 and cp1251 are empty.
READERS = {
    "latin-1": ("utf-8", "gb18030", "big5hkscs"),
    "cp1252": ("utf-8", "gb18030", "big5hkscs"),
    "mac_roman": ("utf-8", "gb18030", "big5hkscs"),
    "cp1251": ("utf-8",),
    "koi8-r": ("utf-8",),
    "mac_cyrillic": ("utf-8",),
    "gb18030": ("big5hkscs",),
}
WHOLE = [(w, r, s) for r, written in READERS.items() for w in written for s in WRITTEN[w]]
LOSSY = [
    ("utf-8", "cp1252"),
    ("utf-8", "gbk"),
    ("utf-8", "gb18030"),
    ("utf-8", "big5hkscs"),
    ("gb18030", "big5hkscs"),
    ("gb18030", "cp950"),
    ("big5hkscs", "gbk"),
]


def healed(text: str) -> str:
    """The text after this rule alone."""
    lines, _ = carry_out((RULE,), Lines(Text.of(text)), Facts(), Settings(), "test.txt")
    return lines.string


def shown(data: bytes, reader: str) -> str:
    """What a browser shows: a C1 control where the code page is empty."""
    if reader not in ("cp1252", "cp1251"):
        return data.decode(reader)
    return "".join(bytes((b,)).decode(reader, "ignore") or chr(b) for b in data)


@pytest.mark.parametrize(("written", "reader", "sentence"), WHOLE)
def test_every_byte_shown_comes_back(written: str, reader: str, sentence: str) -> None:
    assert healed(shown(sentence.encode(written), reader)) == sentence


@pytest.mark.parametrize(("written", "reader"), LOSSY)
def test_what_a_reader_lost_is_marked_and_the_rest_comes_back(written: str, reader: str) -> None:
    came_back = 0
    for sentence in WRITTEN[written]:
        seen = sentence.encode(written).decode(reader, "replace")
        back = [character for character in healed(seen) if character not in seen]
        assert _in_order(back, sentence)
        came_back += len(back) >= 0.4 * len(sentence)
    assert came_back


def _in_order(part: list[str], whole: str) -> bool:
    """Whether all characters of ``part`` come in ``whole`` in this order: nothing is made up."""
    left = iter(whole)
    return all(character in left for character in part)


def test_lines_are_judged_one_by_one() -> None:
    text = f"各乡镇：\n{SIMPLIFIED[0].encode().decode('mac_cyrillic')}\n请照办。"
    assert healed(text) == f"各乡镇：\n{SIMPLIFIED[0]}\n请照办。"


def test_sound_text_beside_a_run_stays() -> None:
    for reader in ("latin-1", "koi8-r", "mac_cyrillic"):
        text = f"通知要求：{SIMPLIFIED[0].encode().decode(reader)}请照办。"
        assert healed(text) == f"通知要求：{SIMPLIFIED[0]}请照办。"


@pytest.mark.parametrize("blank", ["\u00a0", " "])
def test_blanks_put_in_afterwards_stay(blank: str) -> None:
    parts = ["第一章 总则", "第一条 为了做好供水工作，制定本办法。"]
    text = blank.join(part.encode().decode("mac_cyrillic") for part in parts)
    assert healed(text) == blank.join(parts)


def test_a_no_break_space_that_became_a_space_comes_back() -> None:
    sentence = "宣传工作的目标是完成各项指标任务"
    assert healed(sentence.encode().decode("latin-1").replace("\u00a0", " ")) == sentence


def test_half_a_character_is_marked() -> None:
    text = SIMPLIFIED[0].encode().decode("mac_cyrillic")
    assert healed(text[1:-1]).endswith("修好三条渠道" + LOST)
    assert undone(text[:-1], "mac_cyrillic", "utf-8") == (SIMPLIFIED[0][:-1] + LOST, 1)


@pytest.mark.parametrize("mark", ["锟斤拷", "ï¿½ï¿½", "пїЅпїЅ"])
def test_marks_of_characters_lost_before_are_marks_again(mark: str) -> None:
    assert healed(f"全县修渠{mark}三条") == f"全县修渠{LOST * 2}三条"


@pytest.mark.parametrize(
    "sound",
    [
        "Министерство строительства и жилищно-коммунального хозяйства Российской Федерации",
        "МИНИСТЕРСТВО СТРОИТЕЛЬСТВА; КОНТРОЛЬ И НАДЗОР, ПОСТАНОВЛЕНИЕ № 12",
        "Ѓорѓи, Їжак, Љубљана, Ђорђе",
        "Ελληνική Δημοκρατία, Υπουργείο Παιδείας",
        "Société Générale à Orléans, Hélène Lefèvre-Château, naïveté créée",
        "ÉCOLE SUPÉRIEURE ÀÉÈÊËÎÏÔÖÛÜŸ",
        "Größe, Übermaß, ÄÖÜäöüß, São Tomé e Príncipe, Đặng Thị Ngọc",
        "∑(x²+y²)≤∞，√2≠π，∫f(x)dx≈Ω，α±β×γ÷δ，∂∏∆◊",
        "雲嶺縣政府公報：鼇頭、蠡湖、躑躅、饕餮、魑魅魍魎、齟齬不合",
        "驍騎校尉、龔鼎孳、黼黻文章、觥籌交錯、櫛風沐雨、鸞鳳和鳴",
        "饕餮纹鼎、蟠螭纹罍、夔龙纹簋、觚、斝、觥、卣、盉、匜",
        "镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥钪钇",
        "┌────┬────┐│├────┼────┤└────┴────┘",
        "国械注准××××3××××4",
        "“锟斤拷”是编码转换错误的产物",
        "ㄅㄆㄇㄈㄉㄊㄋㄌ，さくらのはな、カタカナ",
    ],
)
def test_sound_text_stays(sound: str) -> None:
    assert healed(sound) == sound
    assert healed(f"附件所列名称为：{sound}，请核对。") == f"附件所列名称为：{sound}，请核对。"


@pytest.mark.parametrize("reader", ["latin-1", "cp1251", "koi8-r", "mac_cyrillic", "mac_roman", "gbk"])
def test_a_file_comes_back_and_every_run_is_noted(reader: str) -> None:
    run = SIMPLIFIED[0].encode().decode(reader, "replace")
    text = f"各乡镇：\n{run}\n请照办。\n{run}"
    page = reread(read(Source("test.txt", text.encode()), Settings()), Settings())
    assert uncovered(page) == []
    assert [page.source[note.start : note.end] for note in page.notes if note.rule == RULE.name] == [run, run]
    assert page.text.string.startswith("各乡镇：\n云岭县")
