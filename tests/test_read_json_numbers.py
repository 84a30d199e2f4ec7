"""Numbers in records that are longer than Python can read: the record keeps its text."""

import io

from gongwen.read.json_records import sources
from gongwen.settings import Settings

TEXT = "关于修渠的通知，各村：三月开工，四月完工，请各村做好准备。"


def test_an_id_of_thousands_of_digits_loses_no_text() -> None:
    data = f'{{"id": {"9" * 6000}, "text": "{TEXT}"}}\n{{"id": 2, "text": "{TEXT}"}}\n'
    found = list(sources("a.jsonl", io.BytesIO(data.encode()), Settings()))
    assert [source.data.decode() for source in found] == [TEXT, TEXT]
