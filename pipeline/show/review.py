"""``gongwen review``: serves the report on this machine and saves a person's decisions.

It listens on the loopback address only and answers only requests with its token. It accepts verdicts on a place of a source
in OUT: it writes them to ``verdicts.tsv`` in the settings folder and cleans that source again.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

from ..errors import GongwenError, InputError, SetupError
from ..language import chosen, tr
from ..run.again import clean_again
from ..run.folder import OutFolder
from ..run.results import Results
from ..run.settings_file import WORDS, settings_folder, write_verdict
from ..settings import Settings
from .report import ASSETS, gather, name_of
from .report.index_page import first_page, rows_asked
from .report.lists import Asked
from .report.rows import LISTS
from .report.store import Store

LOOPBACK = "127.0.0.1"
MOST_BYTES = 16 << 10  # of a request
_TYPES = {"html": "text/html", "js": "text/javascript", "css": "text/css", "json": "application/json"}
_PLACES = {"number": ("edit", "value"), "edit": ("edit",), "heading": ("heading",)}


class Review:
    """The state of the server: the batch, the settings file, the facts of each source."""

    def __init__(self, out: Path, settings: Path, load: Callable[[], Settings]) -> None:
        self.out, self.load = out, load
        self.folder = settings_folder(settings)
        self.load()
        self.server = f"/{secrets.token_urlsafe(24)}/"
        self.results = Results(out)
        self.store = Store(name_of(out), self.results, out)
        self.troubles = self.store.refresh()
        self.moved: dict[str, str] = {}  # pages that a decision replaced, with their source; old links still lead there

    def page(self, name: str, query: str = "") -> tuple[str, bytes] | None:
        """A file of the report, or rows of a list: its type and its bytes; None if there is no such file."""
        kind = name.rpartition(".")[2]
        if name in ASSETS:
            return kind, (files(f"{__package__}.report") / name).read_bytes()
        if name in ("", "index.html"):
            batch = gather(self.store, self.results.state, self.troubles)
            return "html", first_page(batch, _every_page, self.server).encode()
        if name == "rows":
            return "json", json.dumps(self._rows(query), ensure_ascii=False).encode()
        page = name.removeprefix("sources/") if name.startswith("sources/") else ""
        uri = self.store.source_of(page) or self.moved.get(page)
        if uri is None:
            return None
        said = [one for one in self.load().verdicts if one.uri == uri]
        return kind, self.store.page(uri, self.server, said).encode()

    def _rows(self, query: str) -> dict[str, object]:
        said = {name: values[-1] for name, values in parse_qs(query).items()}
        number, column = said.get("page", "0"), said.get("column", "")
        if said.get("list") not in LISTS or not _is_count(number) or not (column == "" or _is_count(column)):
            raise SetupError("no such list")
        words = tuple(said.get("words", "").split())
        asked = Asked(words, said.get("kind", ""), int(column or -1), said.get("up") == "1")
        return rows_asked(self.store.lists, said["list"], asked, int(number), _every_page)

    def take(self, said: Mapping[str, Any]) -> dict[str, str]:
        """Save a verdict and clean its source again. Returns a message, and the new page of the source.

        Raises:
            SetupError: it is not a verdict, or it can't be saved or applied.
        """
        uri, at, word, value = _verdict(said)
        before = self.store.page_of(uri)
        if before is None:
            raise SetupError("no source has that name")
        write_verdict(self.folder, uri, at, word, value)
        idle = clean_again(OutFolder(self.out), uri, self.load(), chosen())
        self._again(uri)
        self.moved[before] = uri
        told = (
            tr(f"there is no edit and no question at {at}")
            if at in idle and word
            else tr("saved, and the source was cleaned again")
        )
        return {"told": told, "page": f"{self.server}sources/{self.store.page_of(uri)}"}

    def _again(self, uri: str) -> None:
        row = self.results.state.row(uri)
        if row is None or row.result != "done":
            raise SetupError(row.reason if row else "no source has that name")
        self.store.take(row)


def _every_page(_: str) -> bool:
    return True  # pages are made on demand


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 8


def _verdict(said: Mapping[str, Any]) -> tuple[str, int, str, tuple[str, ...]]:
    """The verdict in a request, checked.

    Raises:
        SetupError: it is not a verdict.
    """
    uri, at, of, word = (said.get(name) for name in ("uri", "at", "of", "word"))
    value = (said.get("printed"), said.get("now")) if word == "set" else ()
    texts = (uri, word, *value)
    sound = isinstance(at, int) and not isinstance(at, bool) and 0 <= at < 10**12 and of in _PLACES
    if not sound or not all(isinstance(text, str) and not set(text) & set("\t\n\r") for text in texts):
        raise SetupError("not a verdict")
    if word and (word not in WORDS or WORDS[str(word)][0] not in _PLACES[str(of)] or not all(value)):
        raise SetupError("not a verdict")
    return str(uri), int(str(at)), str(word), tuple(map(str, value))


#: Status, type of the content, content.
Answer = tuple[HTTPStatus, str, bytes]


def _handler(review: Review, port: Callable[[], int]) -> type[BaseHTTPRequestHandler]:
    lock = Lock()  # one answer at a time

    class Handler(BaseHTTPRequestHandler):
        timeout = 30  # seconds without data

        def do_GET(self) -> None:
            self._send(*self._got(self._asked(), self.path.partition("?")[2]))

        def do_POST(self) -> None:
            self._send(*self._taken(self._asked()))

        def _got(self, name: str | None, query: str) -> Answer:
            try:
                with lock:
                    found = None if name is None else review.page(name, query)
            except GongwenError as error:
                return HTTPStatus.CONFLICT, "json", _json(error=tr(str(error)))
            return (HTTPStatus.OK, *found) if found else (HTTPStatus.NOT_FOUND, "json", b"{}")

        def _taken(self, name: str | None) -> Answer:
            length, origin = self.headers.get("Content-Length", ""), self.headers.get("Origin")
            if name != "verdict" or (origin and origin != f"http://{LOOPBACK}:{port()}"):
                return HTTPStatus.NOT_FOUND, "json", b"{}"
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "json", _json(error="too large")
            if self.headers.get_content_type() != "application/json":
                return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "json", b"{}"
            try:
                said = json.loads(self.rfile.read(int(length)))
                with lock:
                    told = review.take(said if isinstance(said, dict) else {})
            except (ValueError, RecursionError):
                return HTTPStatus.BAD_REQUEST, "json", _json(error="not a verdict")
            except GongwenError as error:
                return HTTPStatus.CONFLICT, "json", _json(error=tr(str(error)))
            return HTTPStatus.OK, "json", _json(**told)

        def _asked(self) -> str | None:
            """The path after the token; None if the token or the host is wrong."""
            path = self.path.partition("?")[0]
            ours = self.headers.get("Host") in (f"{LOOPBACK}:{port()}", f"localhost:{port()}")
            token = path[: len(review.server)].encode("utf-8", "replace")
            if ours and compare_digest(token, review.server.encode()):
                return path[len(review.server) :]
            return None

        def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{_TYPES.get(kind, 'text/plain')}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            for name, value in (
                ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
                ("X-Frame-Options", "DENY"),
            ):  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            return  # the addresses in a log would reveal the token

    return Handler


def _json(**said: str) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def open_server(review: Review, port: int) -> tuple[ThreadingHTTPServer, str]:
    """The server, and the address to open.

    Raises:
        SetupError: the port is taken.
    """
    try:
        server = ThreadingHTTPServer((LOOPBACK, port), _handler(review, lambda: server.server_port))
    except OSError as error:
        raise SetupError(f"can't listen on {LOOPBACK}:{port}: {error.strerror}") from None
    return server, f"http://{LOOPBACK}:{server.server_port}{review.server}"


def serve(out: Path, settings: Path, load: Callable[[], Settings], port: int, say: Callable[[str], None]) -> None:
    """Serve until Ctrl-C.

    Raises:
        SetupError: OUT is not an output folder, the settings name no folder, or the port is taken.
    """
    if not out.is_dir():
        raise SetupError(f"no such folder: {out}")
    try:
        review = Review(out.absolute(), settings, load)
    except InputError as error:
        raise SetupError(str(error)) from None
    server, address = open_server(review, port)
    say(f"open {address} in a browser; stop with Ctrl-C")
    say(f"verdicts go to {review.folder / 'verdicts.tsv'}; from now on clean with --settings {settings}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return
    finally:
        server.server_close()
        review.store.close()
        review.results.close()
