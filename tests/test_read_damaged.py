"""Files that are cut, scrambled or overwritten at random are read, or refused in one line."""

import random
from pathlib import Path

import pytest

from gongwen.errors import InputError
from gongwen.model import Source
from gongwen.read import expand, read
from gongwen.settings import Settings
from tests.plain_pdf import plain_pdf
from tests.test_read_containers import PAGE, http, warc_record, zipped
from tests.word97 import word97

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*/input.*"))
WHOLE = {path.parent.name: path.read_bytes() for path in SAMPLES} | {
    "doc": word97("关于春耕的通知\n各村：\n" * 20),
    "pdf": plain_pdf([[(90, 600, 16, "正文写在这里")]] * 3),
    "zip": zipped({"a.txt": "正文写在这里。".encode() * 50}),
    "warc": warc_record("response", "r1", http(PAGE.encode("gbk"))) * 3,
    "jsonl": '{"text": "正文写在这里。"}\n'.encode() * 5,
}


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_damage_never_crashes(name: str) -> None:
    for library in ("doc2docx", "office_oxide", "pypdfium2", "fastwarc"):
        pytest.importorskip(library)
    rng = random.Random(name)
    refused: list[str] = []
    for _ in range(25):
        data = bytearray(WHOLE[name])
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        for _ in range(rng.choice((1, 3, 20, 200)) if data else 0):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            for source in expand(Source("a", bytes(data)), Settings()):
                page = read(source, Settings())
                assert page.text.string.strip()
        except InputError as error:
            refused.append(str(error))
    assert not any("\n" in reason for reason in refused)
