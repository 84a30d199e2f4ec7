"""Loaders for other libraries, with the libraries themselves where they are installed."""

from pathlib import Path

import pytest

from gongwen.errors import InputError
from gongwen.feed.index import update_index
from gongwen.feed.look_up import outline_of, text_of
from gongwen.feed.search import Query, search
from gongwen.library import clean
from gongwen.loaders.chunks import chunks, chunks_of
from gongwen.loaders.tables import dataset, frame, rows, table
from gongwen.run.batch import clean as run
from gongwen.run.call import Call
from tests.fake_run import Seen

TEXT = """关于做好河道清淤工作的通知
青石县人民政府
一、总体要求
坚持先急后缓，统筹安排。
二、主要任务
（一）清理主河道。年底前清淤36公里。
（二）整治支流。每条支流都有专人负责。
三、工作保障
各乡镇要落实经费，加强督查。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "通知.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path, file: Path) -> Path:
    run(Call((file.parent,), tmp_path / "out"), Seen())
    return tmp_path / "out"


def test_a_chunk_is_a_section_with_its_headings_and_its_place(file: Path) -> None:
    cleaned = clean(TEXT, name="通知.txt")
    found = list(chunks(cleaned))
    assert [chunk.metadata["path"][-1:] for chunk in found if "清淤36" in chunk.text] == [["（一）清理主河道。"]]
    assert found[0].text.startswith("关于做好河道清淤工作的通知")
    assert sum(chunk.text.count("先急后缓") for chunk in found) == 1
    deep = next(chunk for chunk in found if "清淤36" in chunk.text)
    assert deep.metadata["path"] == ["二、主要任务", "（一）清理主河道。"]
    assert deep.metadata["title"] == "关于做好河道清淤工作的通知"
    start, end = deep.metadata["source_start"], deep.metadata["source_end"]
    assert cleaned.source[start:end].startswith("（一）清理主河道")
    assert "整治" not in cleaned.source[start:end]
    held = "".join("".join(chunk.metadata["path"][-1:]) + chunk.text for chunk in found)
    for line in cleaned.documents[0].text.split("\n"):
        assert "".join(line.split()) in "".join(held.split()) or line == "二、主要任务"
    assert len({chunk.id for chunk in found}) == len(found)
    assert [c.text for c in chunks_of(file)] == [c.text for c in found]


def test_no_chunk_reaches_over_two_sections_nor_breaks_a_block() -> None:
    long = (
        "一、主要成绩\n"
        + "".join(f"全县各级干部深入一线，把第{n}件实事办得扎实，群众十分满意。\n" for n in range(80))
        + "二、存在问题\n资金还不够，队伍还不强。\n"
    )
    found = list(chunks(clean("全县民政工作总结\n" + long), most=200))
    assert all(len(chunk.text) <= 200 for chunk in found)
    assert all(line.endswith("。") or line == "全县民政工作总结" for chunk in found for line in chunk.text.split("\n"))
    assert len([chunk for chunk in found if chunk.metadata["path"] == ["一、主要成绩"]]) > 4


def test_records_that_can_not_be_cleaned_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(
        '{"id": "a", "text": "工作总结\\n一、成绩\\n成绩很好。"}\n{"id": "b", "text": "某某县工作总结"}\n',
        encoding="utf-8",
    )
    assert {chunk.metadata["source"] for chunk in chunks_of(path)} == {"two.jsonl/a"}
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    with pytest.raises(InputError):
        list(chunks_of(bad))


def test_langchain_loads_sections(file: Path) -> None:
    pytest.importorskip("langchain_core", reason="langchain-core is not installed")
    from gongwen.loaders.langchain import GongwenLoader

    documents = GongwenLoader([file]).load()
    assert [d.page_content for d in documents] == [chunk.text for chunk in chunks_of(file)]
    assert all(d.id and d.metadata["source"] == "通知.txt" for d in documents)


def test_llama_index_reads_sections(file: Path) -> None:
    pytest.importorskip("llama_index.core", reason="llama-index-core is not installed")
    from gongwen.loaders.llama_index import GongwenReader

    documents = GongwenReader().load_data(file, extra_info={"batch": "1"})
    assert [d.text for d in documents] == [chunk.text for chunk in chunks_of(file)]
    assert documents[0].metadata["batch"] == "1"


def test_scrapy_items_are_cleaned_or_dropped() -> None:
    exceptions = pytest.importorskip("scrapy.exceptions", reason="scrapy is not installed")
    from gongwen.loaders.scrapy import GongwenPipeline

    item = GongwenPipeline().process_item({"url": "https://www.example.org/1.html", "body": TEXT})
    assert item["gongwen"][0]["title"] == "关于做好河道清淤工作的通知"
    with pytest.raises(exceptions.DropItem):
        GongwenPipeline().process_item({"url": "https://www.example.org/2.html", "body": b""})


def test_an_output_folder_is_a_table(out: Path) -> None:
    found = list(rows(out, "section"))
    assert {row["title"] for row in found} == {"关于做好河道清淤工作的通知"}
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    made = frame(out, "section")
    assert isinstance(made, pandas.DataFrame)
    assert list(made.index) == [row["id"] for row in found]


def test_an_output_folder_is_a_pyarrow_table(out: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert table(out).num_rows == 1
    assert table(out, "section").column("text").to_pylist() == [row["text"] for row in rows(out, "section")]


def test_an_output_folder_is_a_dataset(out: Path) -> None:
    pytest.importorskip("datasets", reason="datasets is not installed")
    assert dataset(out)[0]["title"] == "关于做好河道清淤工作的通知"


# --- for language models ---------------------------------------------------------------------------------------------


@pytest.fixture
def index(tmp_path: Path, out: Path) -> Path:
    update_index(out, tmp_path / "corpus.sqlite")
    return tmp_path / "corpus.sqlite"


def test_the_index_tells_outline_and_text_with_the_source(index: Path) -> None:
    (hit,) = search(index, Query(("清淤36公里",)))
    told = outline_of(index, hit.document_id)
    assert [section["heading"] for section in told["sections"]][-1] == "三、工作保障"
    assert told["source_uri"] == "通知.txt"
    text = text_of(index, hit.id)
    assert "清淤36公里" in text["text"]
    assert text["path"] == ["二、主要任务", "（一）清理主河道。"]
    assert "加强督查" in text_of(index, hit.document_id)["text"]
    with pytest.raises(InputError, match="no such section"):
        text_of(index, "nothing")


def test_a_model_searches_through_the_server(index: Path) -> None:
    pytest.importorskip("mcp", reason="mcp is not installed")
    import asyncio
    import json
    import sys

    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def talk() -> tuple[list[str], str, bool]:
        call = StdioServerParameters(command=sys.executable, args=["-m", "gongwen", "mcp", str(index)])
        async with stdio_client(call) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            tools = await session.list_tools()
            found = await session.call_tool("search", {"words": "清淤"})
            bad = await session.call_tool("text", {"id": "nothing"})
            failed = getattr(bad, "is_error", None)
            return (
                [tool.name for tool in tools.tools],
                found.content[0].text,
                bool(bad.isError if failed is None else failed),
            )

    names, first, failed = asyncio.run(asyncio.wait_for(talk(), 60))
    assert names == ["search", "outline", "text"]
    assert "清淤" in json.dumps(json.loads(first), ensure_ascii=False)
    assert failed
