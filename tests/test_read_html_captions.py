"""Web pages: captions of pictures, which are set like headings."""

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from tests.test_read_html_beside import BODY as WHOLE
from tests.test_read_html_beside import SHORT

BODY = WHOLE[len(SHORT) :]
_PICTURE = "<p style='text-align:center'><img src='1.jpg'></p>"


def _headings(*blocks: str) -> list[str]:
    html = f"<title>春耕准备工作动态</title><h1>春耕准备工作动态</h1><div>{''.join(blocks)}</div>"
    done = process(Source("a.html", html.encode()), Settings())
    assert isinstance(done, Done)
    document = done.documents[0]
    return [document.text.string[one.start : one.end] for one in document.spans if one.kind == "heading"]


def _centred(words: str) -> str:
    return f"<p style='text-align:center'><b>{words}</b></p>"


def _texts(first: int, last: int) -> str:
    return "".join(f"<p>{line}</p>" for line in BODY[first:last])


def test_a_line_in_the_middle_below_a_picture_is_its_caption() -> None:
    caption = _centred("村民正在搬运化肥")
    assert _headings(_texts(0, 3), _PICTURE, caption, _texts(3, 5), "<p><b>逐户核对种子</b></p>", _texts(5, 8)) == [
        "逐户核对种子"
    ]


def test_headings_set_alike_without_a_picture_show_that_it_may_be_one() -> None:
    blocks = (_texts(2, 4), _centred("化肥运到村头"), _texts(4, 6), _PICTURE, _centred("逐户核对种子"), _texts(6, 9))
    assert _headings(*blocks) == ["化肥运到村头", "逐户核对种子"]
