"""Pages of one text, joined in order: which files are such pages, what the joined text is, and what is reported."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from gongwen.cli import app
from gongwen.corpus.pages import Found, Seen, pages_of_texts
from gongwen.errors import SetupError
from gongwen.flow import process
from gongwen.model import Done, Rejected, Source
from gongwen.read.stitched import pack
from gongwen.settings import Settings
from gongwen.write.ledger import read_ledger, replay, write_ledger

TITLE = "青禾县农村道路管护工作报告"
PARTS = (
    ("各位代表：", "受县人民政府委托，现将全县农村道路管护工作报告如下，请予审议。", "一、基本情况"),
    (
        "道路的养护经费列入县乡两级的预算，由财政按月拨付。",
        "全县有农村道路612公里，其中县道84公里，乡道205公里，其余是村道，管护的责任到了村组，",
    ),
    (
        "也到了每一名护路员。",
        "二、下一步打算",
        "今年冬季以前，破损的路面全部修补完毕，护路员的补助按月发放。",
        "请予审议。",
    ),
)


def html(n: int, pages: int = 3, title: str = TITLE, body: tuple[str, ...] = ()) -> bytes:
    numbers = " ".join(
        f"<b>{at}</b>" if at == n else f'<a href="77{f"_{at}" if at > 1 else ""}.html">{at}</a>'
        for at in range(1, pages + 1)
    )
    turn = f'<a href="77_{n + 1}.html">下一页</a>' if n < pages else ""
    named = f"{title}（{n}）" if n > 1 else title
    text = "".join(f"<p>{line}</p>" for line in body or PARTS[n - 1])
    return (
        f"<html><head><meta charset='utf-8'><title>{named}-公文园</title></head><body><div>公文园 &gt; 报告</div>"
        f"<h1>{named}</h1><div>来源：公文园 日期：2021-03-04</div><div class='c'>{text}</div>"
        f"<div class='pages'>{numbers} {turn}</div><p>版权所有 公文园</p></body></html>"
    ).encode()


def joined(*pages: bytes) -> Done:
    outcome = process(Source("77.html", pack([Source(f"{n}", data) for n, data in enumerate(pages)])), Settings())
    assert isinstance(outcome, Done)
    return outcome


def test_the_pages_are_one_text_with_its_title_once_and_nothing_of_the_site() -> None:
    done = joined(html(1), html(2), html(3))
    (document,) = done.documents
    text = document.clean.string
    assert text.count(TITLE) == 1
    assert "公文园" not in text
    assert "下一页" not in text
    assert "管护的责任到了村组，也到了每一名护路员。" in text  # the sentence that the turn of the page cut
    assert document.meta.completeness == ""
    assert [part.uri for part in done.parts] == ["0", "1", "2"]


def test_the_ledger_makes_the_text_and_names_the_pages() -> None:
    done = joined(html(1), html(2), html(3))
    data = write_ledger(done, "f" * 32)
    ledger = read_ledger(data)
    assert replay(done.source, ledger) == tuple(document.clean.string for document in done.documents)
    header = json.loads(data.decode().split("\n")[0])
    assert [page["n"] for page in header["pages"]] == [1, 2, 3]
    assert all(operation.rule != "unexplained" for operation in done.operations)


def test_a_page_that_is_missing_is_told() -> None:
    (document,) = joined(html(1), html(3)).documents
    assert document.meta.completeness_why == "of 3 pages of the text these are missing: 2"


def test_plain_texts_are_joined_and_lose_the_numbers_in_their_titles() -> None:
    pages = [
        f"{TITLE}（第{n}页）\n来源：公文园 2021-03-04\n".encode()
        + "\n".join(part).encode()
        + f"\n共3页 第{n}页".encode()
        for n, part in enumerate(PARTS, 1)
    ]
    (document,) = joined(*pages).documents
    text = document.clean.string
    assert text.startswith(f"{TITLE}\n各位代表：")
    assert text.count(TITLE) == 1
    assert "第2页" not in text
    assert "公文园" not in text


def test_damaged_lists_of_pages_are_refused() -> None:
    data = pack([Source("a", html(1)), Source("b", html(2))])
    for broken in (data[:-5], b"#gongwen pages 1\n[[1", b"#gongwen pages 1\n[]\n", pack([Source("a", data)])):
        assert isinstance(process(Source("77.html", broken), Settings()), Rejected)


def seen(uri: str, page: int = 0, pages: int = 0, next_page: str = "", title: str = TITLE, site: str = "") -> Seen:
    return Seen(uri, site, title, page, pages, next_page)


@pytest.mark.parametrize(
    ("files", "order"),
    [
        ((seen("b/9.html", 2, 2), seen("b/77.html", 1, 2)), ("b/77.html", "b/9.html")),
        ((seen("77_2.html"), seen("77.html", next_page="77_2.html")), ("77.html", "77_2.html")),
        ((seen("x3.html", 3), seen("x1.html", 1, 3, "x2.html"), seen("x2.html")), ("x1.html", "x2.html", "x3.html")),
        ((seen("第2页.txt", title=f"{TITLE}（2）"), seen("第1页.txt")), ("第1页.txt", "第2页.txt")),
        (
            (seen("page_10.html"), seen("page_2.html"), seen("page_1.html")),
            ("page_1.html", "page_2.html", "page_10.html"),
        ),
        (
            (seen("a.html", 1, 2, title=f"{TITLE}(1/2)"), seen("b.html", 2, 2, title=f"{TITLE} 第2页")),
            ("a.html", "b.html"),
        ),
    ],
)
def test_pages_are_found_in_order(files: tuple[Seen, ...], order: tuple[str, ...]) -> None:
    assert list(pages_of_texts(files)) == [Found(order)]


@pytest.mark.parametrize(
    "files",
    [
        (seen("2019/a.html", 1, 2), seen("2020/b.html", 2, 2)),  # in other folders
        (seen("a.html", 1, 2, site="甲网"), seen("b.html", 2, 2, site="乙网")),
        (seen("a.html", 1, 2), seen("b.html", 2, 2, title="石桥镇道路管护工作报告")),
        (seen("report_1.html"), seen("report_2.html")),  # called alike, and none says that it is a page
        (seen("a.html", 1, 2, title="通知"), seen("b.html", 2, 2, title="通知")),
    ],
)
def test_what_is_not_proved_is_not_joined(files: tuple[Seen, ...]) -> None:
    assert not list(pages_of_texts(files))


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ((seen("a.html", 1, 2), seen("b.html", 2, 2), seen("c.html", 2, 2)), "two of them say that they are page 2"),
        ((seen("a.html", 1, 2), seen("b.html", 2, 3)), "they do not agree on how many pages there are"),
        ((seen("a.html", 2, 3), seen("b.html", 3, 3)), "the first page is not among them"),
    ],
)
def test_contradictions_are_told(files: tuple[Seen, ...], why: str) -> None:
    (found,) = pages_of_texts(files)
    assert found.trouble == why


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in args])


def test_the_command_joins_audits_and_does_nothing_twice(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for n, name in enumerate(("77.html", "77_2.html", "77_3.html"), 1):
        (texts / name).write_bytes(html(n))
    (texts / "88.html").write_bytes(
        html(1, 1, "石桥镇护林防火情况通报", ("各村：", "今年春季全镇没有发生火灾，请继续巡山守护，不得松懈。"))
    )
    assert run("clean", texts, "-o", out, "--jobs", "1").exit_code == 0
    assert (out / "77_2.html.xml").exists()
    told = run("clean", texts, "-o", out, "--stitch", "--jobs", "1")
    assert told.exit_code == 0, told.output
    assert "77.html: joined from 3 pages: 77.html, 77_2.html, 77_3.html" in told.output + told.stderr
    assert not (out / "77_2.html.xml").exists()
    tree = etree.parse(str(out / "77.html.xml"))
    assert tree.xpath("/collection/source/page/@uri") == ["77.html", "77_2.html", "77_3.html"]
    assert len(tree.xpath("//p[contains(., '也到了每一名护路员')]")) == 1
    assert run("audit", out).exit_code == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.xml")}
    assert run("clean", texts, "-o", out, "--stitch", "--jobs", "1").exit_code == 0
    assert before == {path.name: path.stat().st_mtime_ns for path in out.glob("*.xml")}
    apart = run("clean", texts, "-o", out, "--jobs", "1")
    assert apart.exit_code == 0
    assert (out / "77_2.html.xml").exists()


def test_stitch_needs_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    assert isinstance(run("clean", tmp_path / "a.html", "--stitch").exception, SetupError)
