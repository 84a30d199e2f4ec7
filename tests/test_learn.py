"""Templates of sites, learned from a batch: they contain what the pages share, and nothing of the texts."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongwen.cli import app
from gongwen.corpus.template import PageLines, learn
from gongwen.errors import SetupError

pytest.importorskip("rensa")

THINGS = [
    "渠道",
    "水库",
    "校舍",
    "桥梁",
    "粮仓",
    "路灯",
    "公厕",
    "广场",
    "医院",
    "农田",
    "机井",
    "山塘",
    "茶园",
    "果园",
    "鱼塘",
    "林场",
]
PLACES = ["东山乡", "西岭乡", "南河镇", "北坡乡", "石桥镇", "柳林乡", "大沟镇", "小店乡"]


def text(number: int) -> tuple[str, ...]:
    """A notice or a speech, each in words of its own, with the lines that all of their kind share."""
    chance = random.Random(number)
    thing, place = THINGS[number % len(THINGS)], chance.choice(PLACES)
    body = (
        f"关于做好{place}{thing}检修的通知（第{number}号）",
        "各村民委员会：",
        f"今年以来，{place}的{thing}坏了{number + 3}处，{chance.choice(PLACES)}的群众反映强烈，请各村在{chance.randint(2, 11)}月底以前修好。",
        "一、时间要求",
        f"{thing}的检修从{chance.randint(2, 11)}月{chance.randint(2, 28)}日开始，{chance.choice(THINGS)}放在后面。",
        "特此通知。",
        f"{place}人民政府",
    )
    return body if number % 2 else (body[0], "同志们：", *body[2:5], "谢谢大家！")


def page(site: str, number: int) -> PageLines:
    head = (f"{site}首页", "写作栏目 > 通知", "热门推荐 最新上传")
    foot = ("分享给身边的人", "上一篇：没有了", f"{site}版权所有 联系站长")
    return PageLines(f"{site}/{number}.txt", site, (*head, *text(number), *foot))


def learned(pages: list[PageLines]) -> set[str]:
    return {one.line for one in learn(lambda: pages).lines}


def test_a_template_is_learned_whole_and_no_line_of_a_text() -> None:
    pages = [page(f"文山{n}站", 100 * n + k) for n in range(10) for k in range(12)]
    found = learn(lambda: pages).lines
    texts = {line for p in pages for line in p.lines[3:-3]}
    assert not texts & {one.line for one in found}
    for n in range(10):
        mine = {one.line: one.place for one in found if one.site == f"文山{n}站"}
        assert set(mine) == {*pages[12 * n].lines[:3], *pages[12 * n].lines[-3:]}
        assert mine["写作栏目 > 通知"] == "start"
        assert mine["分享给身边的人"] == "end"


def test_few_pages_teach_nothing() -> None:
    assert learned([page("文山站", n) for n in range(3)]) == set()


def test_one_text_on_many_pages_is_no_template() -> None:
    repeated = [PageLines(f"a/{n}", "a", text(7)) for n in range(20)]
    assert learned(repeated) == set()


def test_what_stands_inside_some_texts_is_no_template() -> None:
    pages = [PageLines(f"a/{n}", "a", (*text(n)[:3], "会议还研究了其他事项", *text(n)[3:])) for n in range(20)]
    assert "会议还研究了其他事项" not in learned(pages)


def by_line(pages: list[PageLines]) -> dict[str, str]:
    return {one.line: one.place for one in learn(lambda: pages).lines}


def test_what_a_site_hangs_on_titles_and_sentences_is_learned() -> None:
    pages = []
    for number in range(12):
        title, *rest = text(number)
        rest[1] += "~拾穗~"
        pages.append(PageLines(f"a/{number}", "a", (f"〖云笺〗{title}", *rest)))
    assert by_line(pages) == {"〖云笺〗": "inside", "~拾穗~": "inside"}


def test_what_a_site_sets_behind_titles_with_a_dash_is_learned() -> None:
    pages = [PageLines(f"a/{n}", "a", (text(n)[0] + " - 石磨庄抄录", *text(n)[1:])) for n in range(12)]
    assert by_line(pages) == {"- 石磨庄抄录": "inside"}


@pytest.mark.parametrize("behind", ["——在全县大会上的讲话", "（征求意见稿）", "（试行）", "（2021年修订）", "（附图）"])
def test_what_offices_set_behind_titles_is_not(behind: str) -> None:
    pages = [PageLines(f"a/{n}", "a", (text(n)[0] + behind, *text(n)[1:])) for n in range(12)]
    assert by_line(pages) == {}


def test_a_line_set_into_all_texts_is_learned_where_it_speaks_for_the_site() -> None:
    pages = [PageLines(f"a/{n}", "a", (*text(n)[:3], "★天凉添衣★", *text(n)[3:])) for n in range(12)]
    assert by_line(pages) == {"★天凉添衣★": "anywhere"}


def test_numbers_of_a_line_may_differ() -> None:
    pages = [PageLines(f"a/{n}", "a", (text(n)[0], f"航次 {n} 舱位 免票", *text(n)[1:])) for n in range(12)]
    assert by_line(pages) == {"航次 # 舱位 免票": "anywhere"}


def test_rows_that_name_a_title_are_learned() -> None:
    pages = []
    for n in range(12):
        title, *rest = text(n)
        row, other = f"松风抄本：{title}", f"架上还有：{text((n + 5) % 12)[0]}"
        pages.append(PageLines(f"a/{n}", "a", (f"正在摊开的是《{title}》，请坐", title, row, *rest, other)))
    assert by_line(pages) == {"正在摊开的是《…》，请坐": "start", "松风抄本：…": "anywhere", "架上还有：…": "end"}


def test_keys_of_a_site_are_learned_whatever_their_values() -> None:
    pages = []
    for n in range(12):
        title, *rest = text(n)
        row = f"抄手：{['石榴', '阿桂', '半山'][n % 3]}　纸色：{['米黄', '月白'][n % 2]}"
        pages.append(PageLines(f"a/{n}", "a", (title, row, *rest, f"荞麦馆：{PLACES[n % 4]}天冷", "荞麦馆看门人谢过")))
    assert by_line(pages) == {"抄手：…　纸色：…": "anywhere", "荞麦馆：…": "end", "荞麦馆看门人谢过": "end"}


def test_words_in_brackets_within_sentences_are_learned_where_they_speak_as_the_site_does() -> None:
    pages = []
    for n in range(12):
        title, *rest = text(n)
        rest[1] = rest[1].replace("，", "，（此句由雁字回文斋誊写）", 1)
        rest[3] = rest[3].replace("，", "（责任单位：水利站），", 1)
        pages.append(PageLines(f"a/{n}", "a", (title, *rest, "回文斋的墨还没有干")))
    assert by_line(pages) == {"（此句由雁字回文斋誊写）": "inside", "回文斋的墨还没有干": "end"}


def test_a_row_right_under_titles_of_spoken_and_other_texts_is_learned() -> None:
    pages = [
        PageLines(f"a/{n}", "a", (title.replace("的通知", "的讲话") if n % 2 else title, "借阅牌松木", *rest))
        for n in range(12)
        for title, *rest in [text(n)]
    ]
    pages = [
        page._replace(lines=tuple(line.replace(f"（第{n}号）", "") for line in page.lines))
        for n, page in enumerate(pages)
    ]
    assert by_line(pages) == {"借阅牌松木": "anywhere"}
    notices = [page._replace(lines=tuple(line.replace("的讲话", "的通知") for line in page.lines)) for page in pages]
    assert by_line(notices) == {}


@pytest.mark.parametrize(
    "line", ["记录：办公室", "出席：各股室负责人", "会议强调", "承办人：{}老师", "县委书记 张某某"]
)
def test_what_texts_of_one_office_share_is_not_its_template(line: str) -> None:
    pages = [PageLines(f"a/{n}", "a", (*text(n)[:3], line.format(n), *text(n)[3:])) for n in range(12)]
    assert by_line(pages) == {}


@pytest.mark.parametrize(
    "line", ["青石县{}年政府工作报告", "青政发〔2021〕{}号", "青石县第{}届人民代表大会", "青石县人民政府"]
)
def test_titles_numbers_and_signatures_of_one_office_are_not_its_template(line: str) -> None:
    pages = [PageLines(f"a/{n}", "a", (line.format(n), *text(n)[1:])) for n in range(12)]
    assert by_line(pages) == {}


def test_pages_whose_site_nobody_tells_are_told_apart_by_their_lines() -> None:
    feet = ("磨坊掌柜留给读稿的人", "渡口摆摊的人收摊了")
    pages = [PageLines(f"{n}", "", (*text(n), feet[n % 2])) for n in range(24)]
    assert {one.site: one.line for one in learn(lambda: pages).lines} == {foot: foot for foot in feet}


def test_the_command_writes_a_table_that_clean_heeds(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for number in range(12):
        lines = ("欢迎光临紫竹写作屋", "写作屋里好文多", *text(number), "紫竹屋主敬上")
        (texts / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "ours.toml").write_text('folder = "ours"\n', encoding="utf-8")
    run = CliRunner().invoke
    assert run(app, ["learn", str(texts), "-o", str(tmp_path / "ours")]).output.startswith("3 lines of 1 sites")
    call = ["clean", str(texts), "-o", str(out), "-q", "--settings", str(tmp_path / "ours.toml")]
    assert run(app, call).exit_code == 0
    made = "".join(path.read_text(encoding="utf-8") for path in out.glob("*.xml"))
    assert "写作屋" not in made
    assert "紫竹屋主" not in made
    assert made.count("谢谢大家！") == 6


def shown(number: int, inside: str) -> bytes:
    """A page of a site whose texts stand in a block that no publisher's system calls so."""
    body = (*text(number)[1:], *(line for more in range(1, 5) for line in text(number + 40 * more)[2:5]))
    lines = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<html><head><meta charset='utf-8'><title>{text(number)[0]}</title><meta name='SiteName' content='青禾县政府网'></head>"
        f"<body><div class='top'><a href='/'>首页</a></div><h1>{text(number)[0]}</h1><div class='{inside}'>{lines}</div>"
        "<div class='about'>青禾县政府网由县政府办公室主办，县大数据中心负责日常维护，欢迎社会各界提出宝贵的意见。</div></body></html>"
    ).encode()


def test_the_block_that_holds_the_text_is_learned_and_used(tmp_path: Path) -> None:
    texts, ours, out = tmp_path / "texts", tmp_path / "ours", tmp_path / "out"
    texts.mkdir()
    for number in range(8):
        (texts / f"{number}.html").write_bytes(shown(number, "wenzi"))
    assert CliRunner().invoke(app, ["learn", str(texts), "-o", str(ours)]).exit_code == 0
    assert "青禾县政府网\tclass=wenzi\n" in (ours / "containers.tsv").read_text(encoding="utf-8")
    (tmp_path / "ours.toml").write_text('folder = "ours"\n', encoding="utf-8")
    short = "<p>各村：</p><p>明日停水，请周知。</p>"
    page = shown(3, "wenzi").decode().split("<div class='wenzi'>")
    (texts / "short.html").write_bytes(
        (page[0] + f"<div class='wenzi'>{short}" + page[1][page[1].index("</div>") :]).encode()
    )
    call = ["clean", str(texts / "short.html"), "--to", "txt"]
    assert "宝贵的意见" in CliRunner().invoke(app, call).output  # the longer block wins where nothing is said
    told = CliRunner().invoke(app, [*call, "--settings", str(tmp_path / "ours.toml")]).output
    assert "明日停水，请周知。" in told
    assert "宝贵的意见" not in told
    assert not out.exists()


@pytest.mark.parametrize("row", ["青禾网\twenzi", "青禾网\tclass=a b", "青禾网\ttag=div", "青禾网"])
def test_a_mark_that_is_none_is_refused(row: str, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "containers.tsv").write_text(row + "\n", encoding="utf-8")
    (tmp_path / "ours.toml").write_text('folder = "ours"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("工作总结\n一、成绩\n成绩很好。", encoding="utf-8")
    call = ["clean", str(tmp_path / "a.txt"), "--settings", str(tmp_path / "ours.toml")]
    assert isinstance(CliRunner().invoke(app, call).exception, SetupError)
