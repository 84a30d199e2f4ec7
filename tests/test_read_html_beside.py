"""Web pages: what belongs to the text outside its container, and what in it does not."""

import pytest

from tests.test_read_html import BODY as SHORT
from tests.test_read_html import FOOTER, TITLE, check_law, full, page_of

#: Long enough that what stands beside it is little.
BODY = [
    *SHORT,
    *(
        f"{month}月底以前，各村要把种子、化肥和农机具逐户核对清楚，登记造册，由乡镇汇总后报县农业局，逾期不再受理。"
        for month in range(1, 10)
    ),
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)

STANDFIRST = "本县今天开了春耕工作会议，会上讲明了农资、水利和用工三件事，要求各乡镇在月底以前落实到村。"
REPLIES = [
    "我们村的渠道去年秋天就修好了，水能到田头，请放心。",
    "种子还差两百斤没有到货，供销社说下星期一定送来。",
    "谢谢大家的回复，我把情况汇总以后再发一遍。",
]


def kept(html: str) -> list[str]:
    page = page_of(html)
    check_law(page)
    return page.text.string.split("\n")


def above(box: str, body: str = PARAGRAPHS) -> str:
    """A page that has ``box`` between its title and its text."""
    return full(body).replace("<div class='box'>", f"{box}<div class='box'>")


def test_the_sentences_between_title_and_text_stay() -> None:
    assert kept(above(f"<div class='summary'>{STANDFIRST}</div>")) == [TITLE, STANDFIRST, *BODY]


def test_a_summary_that_the_text_says_again_goes() -> None:
    assert kept(above(f"<div class='summary'>摘要：{BODY[1]}</div>")) == [TITLE, *BODY]


def test_captions_and_share_bars_above_the_text_go() -> None:
    assert kept(above(f"<p class='photo-note'>{STANDFIRST}</p><p class='news-share'>{STANDFIRST}</p>")) == [
        TITLE,
        *BODY,
    ]


def post(number: int, who: str, text: str, kind: str = "t_f") -> str:
    return (
        f"<div id='post_{number}'><div><a href='/u'>{who}</a></div><div>发表于 2020-3-{number} 10:20</div>"
        f"<div class='{kind}' id='message_{number}'>{text}</div></div>"
    )


def test_a_thread_keeps_the_words_of_all_its_posts() -> None:
    posts = "".join(post(number, "老李", text) for number, text in enumerate(REPLIES, 2))
    lines = kept(f"<title>{TITLE}</title><body><h1>{TITLE}</h1>{post(1, '小王', PARAGRAPHS)}{posts}")
    assert lines == [TITLE, *BODY, *REPLIES]


def test_the_head_of_a_post_inside_its_box_goes() -> None:
    boxes = [
        f"<article class='post{mark}'><h3><a href='/u'>老李</a></h3><div>#{number} 2 天前</div><p>{text}</p></article>"
        for number, (text, mark) in enumerate(zip([PARAGRAPHS, *REPLIES], (" first", "", "", ""), strict=True), 1)
    ]
    lines = kept(f"<title>{TITLE}</title><body><h1>{TITLE}</h1>{''.join(boxes)}")
    assert [line for line in lines if line in REPLIES] == REPLIES
    assert not any("天前" in line for line in lines[-3:])


def test_boxes_that_say_no_time_are_no_posts() -> None:
    other = "".join(f"<div><b>看点</b><div class='t_f'>{text}</div></div>" for text in REPLIES)
    assert kept(f"<title>{TITLE}</title><body><h1>{TITLE}</h1><div class='t_f'>{PARAGRAPHS}</div>{other}") == [
        TITLE,
        *BODY,
    ]


def test_an_image_that_repeats_the_title_goes() -> None:
    body = (
        f"<p><img src='a.jpg' alt='{TITLE}'></p>{PARAGRAPHS}<p><a href='/s'><img src='s.gif' alt='转发到空间'></a></p>"
    )
    assert kept(full(body)) == [TITLE, *BODY]


def test_an_image_of_the_text_keeps_its_words() -> None:
    body = f"{PARAGRAPHS}<p><img src='a.jpg' alt='全县水利设施检修进度图'></p><p>{STANDFIRST}</p>"
    assert kept(full(body)) == [TITLE, *BODY, "全县水利设施检修进度图", STANDFIRST]


def test_links_around_what_is_left_out_are_the_edge_too() -> None:
    body = f"{PARAGRAPHS}<p><a href='/m'>更多图片请进图库</a></p><div class='share'>分享到朋友圈</div>"
    assert kept(full(body)) == [TITLE, *BODY]


def test_answers_between_the_posts_stay() -> None:
    answer = "<div class='sub'><a href='/u'>小张</a> 回复于 2020-3-9<p>县里下周派三名技术员下来，先到你们乡，再到河口。</p></div>"
    posts = "".join(post(number, "老李", text) for number, text in enumerate(REPLIES, 2))
    posts = posts.replace("<div id='post_3'>", answer + "<div id='post_3'>")
    lines = kept(f"<title>{TITLE}</title><body><h1>{TITLE}</h1>{post(1, '小王', PARAGRAPHS)}{posts}")
    assert lines == [TITLE, *BODY, REPLIES[0], "县里下周派三名技术员下来，先到你们乡，再到河口。", *REPLIES[1:]]


def with_files(box: str) -> list[str]:
    return kept(full(PARAGRAPHS).replace(FOOTER, f"<div class='below'>{box}</div>{FOOTER}"))


def test_files_in_a_box_below_the_text_stay() -> None:
    box = "附件：<a href='a.doc'>1.种子分配表.doc</a><br><a href='b.xls'>2.用工登记表.xls</a>"
    assert with_files(box)[-2:] == ["附件：1.种子分配表.doc", "2.用工登记表.xls"]


def test_the_page_itself_as_a_file_goes() -> None:
    assert with_files("<a href='a.doc'>下载全文</a><a href='/'>返回首页</a>")[-1] == BODY[-1]


def test_a_page_that_breaks_off_within_its_text_is_cut_off() -> None:
    whole = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{PARAGRAPHS}</div></body></html>"
    assert not page_of(whole).facts.cut_off
    assert not page_of(whole.replace("</body></html>", "")).facts.cut_off
    assert page_of(whole[: whole.rindex("</p>") - 10]).facts.cut_off
    footer = "<div class='footer'><p>版权所有 联系我们</p></div><div><script>var a=1"
    assert not page_of(whole.replace("</body></html>", footer)).facts.cut_off


def test_a_second_copy_inside_the_text_is_read_once() -> None:
    halves = "".join(f"<p>{line}</p>" for line in BODY[:5])
    assert kept(full(f"<div class='a'>{PARAGRAPHS}</div><div class='b'>{PARAGRAPHS}</div>")) == [TITLE, *BODY]
    assert kept(full(f"<div class='a'>{halves}</div><div class='b'>{PARAGRAPHS}</div>")) == [TITLE, *BODY]


def test_blocks_that_differ_in_a_number_are_no_copies() -> None:
    other = PARAGRAPHS.replace("1月底", "2月上旬").replace("3月底", "4月上旬").replace("一、", "三、")
    lines = kept(full(f"<div class='a'>{PARAGRAPHS}</div><div class='b'>{other}</div>"))
    assert len(lines) == 1 + 2 * len(BODY)


def test_an_alt_text_on_several_images_says_nothing() -> None:
    body = (
        f"{PARAGRAPHS}<p><img src='a.jpg' alt='春耕现场'></p><p>{STANDFIRST}</p><p><img src='b.jpg' alt='春耕现场'></p>"
    )
    assert kept(full(body)) == [TITLE, *BODY, STANDFIRST]


SIGNED = "<div>青石县水利局</div><div>2022年3月5日</div>"
TEXT_BOX = "<h1>关于下达资金的通知</h1><div class='b'><p>各乡镇人民政府：</p><p>根据县里的安排，现将资金下达给你们，请专款专用，按季度报送进度。</p>{}</div>"


@pytest.mark.parametrize(
    "between",
    [
        "",
        "<div>附件：1.资金安排表</div>",
        "<table><tr><td>乡镇</td><td>金额</td></tr><tr><td>东河镇</td><td>120</td></tr></table>",
    ],
)
def test_who_signs_below_the_box_of_the_text(between: str) -> None:
    lines = kept(f"<body>{TEXT_BOX.format('')}{between}{SIGNED}</body>")
    assert lines[-2:] == ["青石县水利局", "2022年3月5日"]


@pytest.mark.parametrize(
    ("inside", "below"),
    [
        ("<p>2022年3月1日</p>", SIGNED),  # it has a date of its own
        ("", "<div>青石县人民政府办公室</div><div>2022-03-05</div>"),  # no office writes the day so
        ("", "<div>青石县水利局</div><div>相关新闻</div><div>2022年3月5日</div>"),
        ("", "<div><a href='/'>青石县水利局</a></div><div>2022年3月5日</div>"),
    ],
)
def test_a_foot_that_is_the_pages(inside: str, below: str) -> None:
    lines = kept(f"<body>{TEXT_BOX.format(inside)}{below}</body>")
    assert not lines[-1].startswith(("2022年3月5日", "2022-03-05"))


def test_the_card_of_an_account_over_the_text_goes() -> None:
    card = "<figure><figcaption><h2>青禾晨报</h2><time>青禾晨报官方账号 2021.01.20 17:04</time></figcaption><a>关注</a></figure>"
    assert kept(full(card + PARAGRAPHS)) == [TITLE, *BODY]


def test_a_long_row_of_the_page_over_the_text_goes() -> None:
    row = "时间发布：2023-06-12 09:51 阅读次数：次信息来源：青禾日报字体：[大中小] 【打印文章】，供读者参考，欢迎来稿"
    assert kept(full(f"<div>{row}</div>{PARAGRAPHS}")) == [TITLE, *BODY]


def test_other_texts_of_the_site_under_their_head_go_however_much_they_say() -> None:
    one = "<dl><dd><a href='1'>水价改革今年全面推开</a></dd><dd>昨天，县里召开会议，部署了水价改革的下一步工作。</dd></dl>"
    other = one.replace("水价改革今年全面推开", "节后农资怎么买")
    box = f"<div class='tuijian'><h2>为你推荐</h2>{one}{other}</div>"
    assert kept(full(f"{''.join(f'<p>{line}</p>' for line in SHORT)}{box}")) == [TITLE, *SHORT]
