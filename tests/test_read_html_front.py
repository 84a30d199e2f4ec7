"""Web pages: the front page of a blog or a column that shows several complete texts."""

import pytest

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.read import read
from gongwen.settings import Settings

TEXTS = [
    (
        "清理河道要趁早",
        ["入冬以后水位低，正是清理河道的好时候，各村都要抓紧。", "清上来的淤泥不要堆在岸边，一场雨又冲回去了。"],
    ),
    (
        "灯会办得怎么样",
        ["今年灯会看的人比往年多，秩序却比往年好，这要谢谢志愿者。", "停车还是难，明年要早些把学校操场腾出来。"],
    ),
    (
        "说说食堂那点事",
        ["食堂的菜价半年没有动，菜的样数倒是多了，大家有目共睹。", "剩饭剩菜还是不少，吃多少打多少，这话要常说。"],
    ),
]


def wordpress(number: int, title: str, lines: list[str]) -> str:
    return (
        f"<article id='post-{number}' class='post'><header><h2 class='entry-title'><a href='/archives/{number}'>{title}</a></h2>"
        f"<div class='entry-meta'>发布于 <a href='/archives/{number}'>2021-03-0{number}</a> 由 <a href='/author/w'>老魏</a></div></header>"
        f"<div class='entry-content'>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
        f"<footer><a href='/archives/{number}#respond'>发表评论</a></footer></article>"
    )


def column(number: int, title: str, lines: list[str]) -> str:
    return (
        f"<div class='articleCell'><div class='atcTitle'><a target='_blank' href='http://b.example.com/s/{number}.html'>{title}</a></div>"
        f"<span>(2012-05-0{number} 08:15)</span><div class='content'>{'<br>'.join(lines)}</div>"
        f"<div class='tagMore'>阅读(12) ┆ <a href='http://b.example.com/s/{number}.html#comment'>评论(3)</a></div></div>"
    )


def table(number: int, title: str, lines: list[str]) -> str:
    return (
        f"<table width='98%'><tr><td class='t'>{title}</td><td>2006-7-{number} 20:11:32</td></tr>"
        f"<tr><td colspan=2>{''.join(f'<p>{line}</p>' for line in lines)}</td></tr>"
        f"<tr><td><a href='view.asp?id={number}' title='{title}'>[全文]</a> <a href='view.asp?id={number}#reply'>回复(0)</a></td></tr></table>"
    )


def page(body: str, name: str = "河边小屋") -> str:
    return f"<html><head><title>{name}</title></head><body><h1>{name}</h1><div id='main'>{body}</div></body></html>"


@pytest.mark.parametrize("form", [wordpress, column, table])
def test_of_several_texts_with_pages_of_their_own_the_first_stays(form: object) -> None:
    assert callable(form)
    body = "".join(form(number, title, lines) for number, (title, lines) in enumerate(TEXTS, 1))
    done = process(Source("a.html", page(body).encode()), Settings())
    assert isinstance(done, Done)
    [found] = done.documents
    title, lines = TEXTS[0]
    assert found.clean.string.split() == [title, *lines]
    assert any("the first of 3 texts" in operation.why for operation in done.operations)


def test_a_text_over_the_first_words_of_others_stays() -> None:
    body = "".join(f"<p>{line}</p>" for _, lines in TEXTS for line in lines)
    beside = "".join(column(number, title, lines) for number, (title, lines) in enumerate(TEXTS, 1))
    html = page(f"<div class='TRS_Editor'>{body}</div><div class='more'>{beside}</div>", "冬天的几件小事")
    found = read(Source("a.html", html.encode()), Settings())
    assert found.text.string.split("\n")[1:] == [line for _, lines in TEXTS for line in lines]


def test_parts_of_one_text_stay() -> None:
    """A collection whose parts have places on this page, and no pages of their own."""
    body = "".join(
        f"<div><h3><a href='#p{number}'>{title}</a></h3><span>2021-03-0{number}</span>{''.join(f'<p>{line}</p>' for line in lines)}"
        f"<a href='#p{number}'>本篇链接</a></div>"
        for number, (title, lines) in enumerate(TEXTS, 1)
    )
    found = read(Source("a.html", page(body, "工作随笔三篇").encode()), Settings())
    assert [line for line in found.text.string.split("\n") if "。" in line] == [
        line for _, lines in TEXTS for line in lines
    ]


def test_names_of_those_who_write_are_no_titles() -> None:
    body = "".join(
        f"<div class='p{number}'><a href='u.asp?id={number}'>{name}</a> <a href='u.asp?id={number}'>资料</a> 发表于 2020-3-{number} 10:2{number}"
        f"<div>{'<br>'.join(lines)}</div></div>"
        for number, (name, (_, lines)) in enumerate(zip(["山野来客", "石桥", "老同志甲"], TEXTS, strict=True), 1)
    )
    found = read(Source("a.html", page(body, "大家说说身边的事").encode()), Settings())
    assert [line for line in found.text.string.split("\n") if "。" in line] == [
        line for _, lines in TEXTS for line in lines
    ]
