"""Reasons for quarantine, counted."""

from gongwen.language import in_chinese
from gongwen.run.counts import Counts
from gongwen.run.state import Row
from gongwen.run.summary import Reason, add_reason, sort_reasons


def counted(*reasons: str) -> tuple[Reason, ...]:
    found: dict[str, Reason] = {}
    for number, reason in enumerate(reasons):
        row = Row(f"{number}.pdf", "", b"", 0, 0, "", "", "rejected", reason, (), Counts(), 0.0, "")
        add_reason(found, row)
    return sort_reasons(found)


def test_reasons_that_differ_in_a_number_count_as_one_and_tell_of_all_numbers() -> None:
    pages = "a PDF of {} page images without a text layer; run OCR on it first"
    (reason,) = counted(*(pages.format(n) for n in (3, 10, 2, 4)))
    assert (reason.reason, reason.count) == (pages.format("2–10"), 4)
    assert in_chinese(reason.reason) == "PDF 有 2–10 页图像而没有文字层；请先做文字识别"
    assert counted(pages.format(2), pages.format(2))[0].reason == pages.format(2)


def test_a_number_in_which_reasons_agree_stays() -> None:
    (reason,) = counted("line 7 of 9: no JSON", "line 12 of 9: no JSON")
    assert reason.reason == "line 7–12 of 9: no JSON"
    odd = "pages 3–4 of 9"
    assert {one.reason for one in counted(odd, "pages 3–5 of 9")} == {odd}, "a reason that holds a span itself stays"
    assert len(counted("no text in it", "no text: only a title")) == 2
