"""Web pages: the posts of a forum thread, all of them or the first."""

import pytest

from gongwen.model import Source
from gongwen.read import read
from gongwen.settings import Settings, Threads

TITLE = "讲话稿怎样写短"
POSTS = [
    [
        "有的讲话一两个小时还讲不完，听的人昏昏欲睡，真正管用的没有几句。",
        "讲话还是短些好，把事情说清楚就行，大家说是不是这样？",
    ],
    ["同意楼主的看法，我们单位的讲话稿一律不超过三页纸。", "短了以后大家都愿意听，会议也开得快了。"],
    ["写短比写长难，要把材料吃透，才知道哪些话可以不说。", "我一般先写长稿，再一句一句往下删。"],
    ["谢谢各位，我把大家的意见整理以后，再发一个帖子。", "欢迎继续讨论，特别是办公室的同志。"],
]
ALL = [line for lines in POSTS for line in lines]


def discuz(number: int, lines: list[str]) -> str:
    return (
        f"<div id='post_{number}'><div class='pi'>用户{number} 发表于 2020-3-{number} 10:2{number}</div>"
        f"<div class='t_f' id='postmessage_{number}'>{'<br>'.join(lines)}</div></div>"
    )


def article(number: int, lines: list[str]) -> str:
    return (
        f"<article class='reply'><p class='who'>用户{number}</p><span>2020-03-0{number} 09:00</span>"
        f"<div class='words'>{''.join(f'<p>{line}</p>' for line in lines)}</div></article>"
    )


def table(number: int, lines: list[str]) -> str:
    return (
        f"<table><tr><td width=150><b>用户{number}</b><br>等级：进士</td><td><div>{number} 楼 发贴时间：2020-3-{number} 10:20</div>"
        f"<div>{'<br>'.join(lines)}</div></td></tr></table>"
    )


def lines_of(post: object, threads: Threads) -> list[str]:
    assert callable(post)
    body = "".join(post(number, lines) for number, lines in enumerate(POSTS, 1))
    html = f"<html><head><title>{TITLE} - 文稿论坛</title></head><body><h1>{TITLE}</h1><div>{body}</div></body></html>"
    page = read(Source("a.html", html.encode()), Settings(threads=threads))
    assert page.facts.title == TITLE
    return [line for line in page.text.string.split("\n") if any(line in lines for lines in POSTS)]


@pytest.mark.parametrize("post", [discuz, article, table])
def test_all_posts_of_a_thread(post: object) -> None:
    assert lines_of(post, "all") == ALL


@pytest.mark.parametrize("post", [discuz, article, table])
def test_the_first_post_of_a_thread(post: object) -> None:
    assert lines_of(post, "first") == POSTS[0]


def test_the_setting_leaves_other_pages_alone() -> None:
    body = "".join(f"<p>{line}</p>" for lines in POSTS for line in lines)
    html = f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1><div>2020-03-05 10:20</div><div class='c'>{body}</div></body></html>"
    page = read(Source("a.html", html.encode()), Settings(threads="first"))
    assert page.text.string.split("\n") == [TITLE, *ALL]
