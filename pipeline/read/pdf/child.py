"""The process in which pdfium runs: PDFs come in, what stands on their pages goes out.

pdfium is a large C++ library, and some damaged or hostile files make it abort or eat memory without end. Here that
ends this process and no other; who asked is told so (``aside.py``).
"""

from __future__ import annotations

import pickle
import resource
import struct
import sys
import threading
from typing import Any, BinaryIO

from ...errors import InputError
from .fonts import use_box_font
from .letters import letters_of, segments
from .rules import rules_of
from .sheet import Sheet

LENGTH = struct.Struct(">Q")
MISSING = "PDF needs pypdfium2: pip install gongwen[pdf]"
MEMORY = 768 << 20  # bytes of addresses, a fresh process has half of it; 500 pages of text take a tenth
OF_BYTES = 8  # and so many times the size of the file
SECONDS = 3  # of computing for a file, and one more for each so many bytes: dense pages of text take a third of it
BYTES_A_SECOND = 100_000
PARENT_GONE = 2.0  # seconds between two looks whether anybody waits for an answer


def serve(parent: int) -> None:
    """Read PDFs from standard input until it ends, and write a pickled answer for each to standard output."""
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
    taken, given = sys.stdin.buffer, sys.stdout.buffer
    while len(head := taken.read(LENGTH.size)) == LENGTH.size:
        data = taken.read(LENGTH.unpack(head)[0])
        try:
            use_box_font()
            _limit(len(data))
            _answer(given, sheets(data))
        except ImportError:
            _answer(given, MISSING)
        except InputError as error:
            _answer(given, str(error))
        except MemoryError:
            _answer(given, "a PDF that needs more memory than a document does: refused as a bomb")


def sheets(data: bytes) -> list[Sheet]:
    """What stands on the pages of a PDF.

    Raises:
        InputError: encrypted or damaged.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("an encrypted PDF; save it without its password first") from error
        raise InputError(f"a damaged PDF: {error}") from error
    try:
        return [_sheet(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise InputError(f"a damaged PDF: {error}") from error
    finally:
        document.close()


def _sheet(page: Any) -> Sheet:
    from pypdfium2 import raw

    width, height = page.get_size()
    letters = letters_of(page)
    if not letters:  # rules around nothing are no table, and a page image may be drawn with many thousand shapes
        return Sheet(width, height, (), raw.FPDFPage_CountObjects(page.raw) > 0)
    rules = rules_of(page)
    found = segments(letters, [rule for rule in rules if rule.upright])
    return Sheet(width, height, tuple(found), True, rules)


def _answer(stream: BinaryIO, answer: list[Sheet] | str) -> None:
    packed = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(packed)) + packed)
    stream.flush()


def _limit(size: int) -> None:
    """Let the system end this process where a file takes more than any document of its size."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS + size // BYTES_A_SECOND
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_AS, MEMORY + OF_BYTES * size)


def _lower(what: int, limit: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _leave_with(parent: int) -> None:
    """End this process when its parent is gone, whatever a library does meanwhile."""
    import os
    import time

    while os.getppid() == parent:
        time.sleep(PARENT_GONE)
    os._exit(0)
