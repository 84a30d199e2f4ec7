"""Decoding: the bytes count more than what a page declares, and nothing is lost without a record."""

import pytest

from gongwen.decode import declared, decode
from gongwen.errors import InputError

TEXT = "关于做好今年秋季农田水利建设工作的通知\n各乡镇人民政府：\n"
TRADITIONAL = "關於做好今年秋季農田水利建設工作的通知，請各單位遵照辦理。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16"]
)
@pytest.mark.parametrize("length", [6, 12, 30])
def test_chinese_without_declaration(encoding: str, length: int) -> None:
    assert decode(TEXT[:length].encode(encoding)).text == TEXT[:length]


@pytest.mark.parametrize("length", [6, 12, 28])
def test_big5(length: int) -> None:
    assert decode(TRADITIONAL[:length].encode("big5hkscs")).text == TRADITIONAL[:length]


@pytest.mark.parametrize("charset", ["big5", "iso-8859-1", "utf-8", "no-such-charset"])
def test_a_wrong_declaration_does_not_win(charset: str) -> None:
    assert decode(TEXT.encode("gb18030"), charset).text == TEXT


def test_bytes_that_happen_to_be_utf8() -> None:
    assert decode("联通".encode("gb18030")).text == "联通"


def test_a_cut_tail_is_forgiven_and_told() -> None:
    decoded = decode(TEXT.rstrip().encode()[:-1])
    assert decoded.text == TEXT.rstrip()[:-1]
    assert "ends inside a character" in decoded.broken[0].why


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_broken_byte_is_marked_not_refused(encoding: str) -> None:
    data = (TEXT * 40).encode(encoding)
    decoded = decode(data.replace(b"\n", b"\xff\n", 1))
    assert decoded.text == (TEXT * 40).replace("\n", "\ufffd\n", 1)
    assert [broken.where for broken in decoded.broken] == ["line:1"]


def test_ascii_first() -> None:
    text = "var a = 1;\n" * 30_000 + TEXT
    assert decode(text.encode("gb18030")).text == text


def test_characters_outside_gb2312_under_its_name() -> None:
    text = "朱镕基同志作报告，二〇〇三年。\n"
    assert decode(text.encode("gb18030"), "gb2312").text == text


def test_declared_in_markup() -> None:
    assert declared(b'<html><head><meta charset="gb2312">') == "gb2312"
    assert declared(b'<meta http-equiv=Content-Type content="text/html; charset=GBK">') == "GBK"


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 20, b"\0" * 400])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        decode(data)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
@pytest.mark.parametrize("at", [20, 21])
def test_half_a_character_lost_does_not_shift_the_rest(encoding: str, at: int) -> None:
    text = TRADITIONAL * 3 if encoding == "big5hkscs" else "各乡镇人民政府要抓好秋季农田水利建设工作" * 3
    data = text.encode(encoding)
    got = decode(data[:at] + b"\xff" + data[at + 1 :]).text
    assert got[:10] == text[:10]
    assert got.endswith(text[11:])


def test_gb_saved_as_latin_1_in_utf_8_is_undone() -> None:
    decoded = decode(TEXT.encode("gb18030").decode("latin-1").encode())
    assert decoded.text == TEXT
    assert "Latin-1" in decoded.broken[0].why


def test_foreign_utf_8_stays() -> None:
    text = "Le café d'été est fermé; à bientôt. Привет, как дела?"
    assert decode(text.encode()).text == text
