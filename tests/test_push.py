"""Pushing: what is sent, what is retried, what is reported, and a real server if one is installed."""

import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from gongwen.errors import SetupError
from gongwen.feed import http
from gongwen.feed.http import Credentials
from gongwen.feed.push import Pushed, Target, load_credentials, push
from tests.fake_run import run, texts


class Server:
    """Answers as the documentation of Elasticsearch says, and misbehaves on demand."""

    def __init__(self) -> None:
        self.documents: dict[str, dict[str, Any]] = {}
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        self.template: dict[str, Any] = {}
        self.plugins: list[dict[str, str]] = []
        self.index = False
        self.retry_after = "7"
        self.trouble: list[Callable[[str, str, bytes], tuple[int, Any] | None]] = []
        self.item_trouble: Callable[[str], tuple[int, str] | None] = lambda key: None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.requests.append((self.command, self.path, dict(self.headers.items()), body))
                status, told = outer.answer(self.command, self.path, body)
                data = told if isinstance(told, bytes) else json.dumps(told).encode()
                self.send_response(status)
                if status == 429:
                    self.send_header("Retry-After", outer.retry_after)
                if status == 302:
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_PUT = do_POST = do_HEAD = answer

            def log_message(self, format: str, *args: Any) -> None:
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        for trouble in list(self.trouble):
            told = trouble(method, path, body)
            if told:
                return told
        if path == "/":
            return 200, {"version": {"number": "8.0.0"}}
        if path.startswith("/_cat/plugins"):
            return 200, self.plugins
        if path.startswith("/_index_template/"):
            self.template = json.loads(body)
            return 200, {"acknowledged": True}
        if path == "/gongwen" and method == "GET":
            return (200, {}) if self.index else (404, {"error": {"type": "index_not_found_exception"}})
        if path == "/gongwen" and method == "PUT":
            self.index = True
            return 200, {"acknowledged": True}
        if path == "/gongwen/_refresh":
            return 200, {}
        if path == "/gongwen/_bulk":
            return 200, self.bulk(body)
        return 400, {"error": {"type": "illegal_argument_exception", "reason": "no such call"}}

    def bulk(self, body: bytes) -> dict[str, Any]:
        assert body.endswith(b"\n")
        lines = iter(body.splitlines())
        items = []
        for line in lines:
            ((verb, action),) = json.loads(line).items()
            key = action["_id"]
            record = json.loads(next(lines)) if verb == "index" else {}
            bad = self.item_trouble(key)
            if bad:
                error = {"type": "mapper_parsing_exception", "reason": bad[1]}
                items.append({verb: {"_id": key, "status": bad[0], "error": error}})
            elif verb == "index":
                self.documents[key] = record
                items.append({verb: {"_id": key, "status": 201}})
            else:
                there = self.documents.pop(key, None)
                items.append({verb: {"_id": key, "status": 200 if there else 404}})
        return {"errors": any("error" in next(iter(item.values())) for item in items), "items": items}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.http.shutdown()
    server.http.server_close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    run(texts(tmp_path / "in", 5), tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No test waits; how long it would have is kept."""
    slept: list[float] = []
    kept = http.Client.back_off

    def back_off(self: http.Client, attempt: int, why: str, least: float = 0.0) -> None:
        object.__setattr__(self, "sleep", slept.append)
        kept(self, attempt, why, least)

    monkeypatch.setattr(http.Client, "back_off", back_off)
    return slept


def send(out: Path, server: Server, said: list[str] | None = None, **how: Any) -> Pushed:
    credentials = how.pop("credentials", Credentials())
    again = how.pop("again", False)
    how.setdefault("granularity", "document")
    target = Target(how.pop("engine", "elasticsearch"), server.url, "gongwen", **how)
    return push(out, target, credentials, again, (said if said is not None else []).append)


def clean_again(out: Path) -> None:
    run(out.parent / "in", out, prune=True, confirm=lambda count: True)


@pytest.mark.parametrize("engine", ["elasticsearch", "opensearch"])
def test_everything_once_then_nothing(out: Path, server: Server, engine: str) -> None:
    done = send(out, server, engine=engine)
    assert (done.files, done.sent, done.deleted, done.refused) == (5, 5, 0, ())
    assert {record["source_uri"] for record in server.documents.values()} == {f"文000{n}.txt" for n in range(5)}
    assert server.template["index_patterns"] == ["gongwen"]
    before = len(server.requests)
    done = send(out, server, engine=engine)
    assert (done.files, done.sent, done.same) == (0, 0, 5)
    assert not [path for _, path, _, _ in server.requests[before:] if "_bulk" in path]
    assert send(out, server, engine=engine, again=True).sent == 5
    assert len(server.documents) == 5


def test_the_word_field_needs_its_plugin(out: Path, server: Server) -> None:
    said: list[str] = []
    send(out, server, said)
    analyzers = server.template["template"]["settings"]["index"]["analysis"]["analyzer"]
    assert analyzers["gongwen_words"]["tokenizer"] == "standard"
    assert "analysis-smartcn" in said[0]
    server.plugins = [{"name": "node", "component": "analysis-smartcn"}]
    send(out, server)
    analyzers = server.template["template"]["settings"]["index"]["analysis"]["analyzer"]
    assert analyzers["gongwen_words"]["tokenizer"] == "smartcn_tokenizer"


def test_requests_are_cut_at_a_size(out: Path, server: Server) -> None:
    send(out, server, batch_size=1)
    assert sum(path == "/gongwen/_bulk" for _, path, _, _ in server.requests) == 5


def test_what_changed_goes_out_and_what_is_gone_is_deleted(out: Path, server: Server) -> None:
    send(out, server)
    (out.parent / "in" / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    (out.parent / "in" / "文0002.txt").unlink()
    clean_again(out)
    done = send(out, server)
    assert (done.sent, done.deleted) == (1, 1)
    assert len(server.documents) == 4
    assert "改了。\n" in {record["text"] for record in server.documents.values()}
    assert send(out, server).deleted == 0


def test_a_busy_server_is_asked_again_and_its_wait_respected(out: Path, server: Server, waits: list[float]) -> None:
    left = [429, 503, 500]

    def busy(method: str, path: str, body: bytes) -> tuple[int, Any] | None:
        return (left.pop(0), {"error": "busy"}) if left and "_bulk" in path else None

    server.trouble.append(busy)
    said: list[str] = []
    assert send(out, server, said).sent == 5
    assert len(waits) == 3
    assert waits[0] == 7
    assert "429" in said[1]


def test_a_server_may_say_when_to_ask_again_as_a_date_or_nonsense(
    out: Path, server: Server, waits: list[float]
) -> None:
    for said, least, most in (("Fri, 31 Dec 2100 23:59:59 GMT", 60, 60), ("soon", 0, 1), ("-5", 0, 1), ("9", 9, 9)):
        waits.clear()
        server.retry_after = said
        server.trouble[:] = [lambda *_: server.trouble.clear() or (429, {})]
        assert client(server.url).call("GET", "/").status == 200
        (waited,) = waits
        assert least <= waited <= most, said


def test_a_server_that_stays_busy_ends_the_push_and_the_next_goes_on(out: Path, server: Server) -> None:
    calls = 0

    def dies(method: str, path: str, body: bytes) -> tuple[int, Any] | None:
        nonlocal calls
        calls += "_bulk" in path
        return (503, {}) if calls > 2 else None

    server.trouble.append(dies)
    with pytest.raises(SetupError, match=r"busy: 503.*continues from here"):
        send(out, server, batch_size=1)
    assert len(server.documents) == 2
    server.trouble.clear()
    assert send(out, server, batch_size=1).files == 3
    assert len(server.documents) == 5


def test_an_answer_of_200_can_hold_failures(out: Path, server: Server) -> None:
    send(out, server)
    bad = sorted(server.documents)[0]
    server.documents.clear()
    server.item_trouble = lambda key: (400, "failed to parse field [date]") if key == bad else None
    done = send(out, server, again=True)
    assert done.sent == 4
    assert [refusal.id for refusal in done.refused] == [bad]
    assert "mapper_parsing_exception: failed to parse field [date]" in done.refused[0].why
    server.item_trouble = lambda key: None
    done = send(out, server)
    assert (done.files, done.refused) == (1, ())
    assert len(server.documents) == 5


def test_busy_items_alone_are_sent_again(out: Path, server: Server) -> None:
    seen: list[str] = []

    def once(key: str) -> tuple[int, str] | None:
        seen.append(key)
        return (429, "queue full") if seen.count(key) == 1 and len(seen) < 3 else None

    server.item_trouble = once
    assert send(out, server).refused == ()
    assert len(server.documents) == 5
    assert len(seen) == 7


def test_too_large_a_request_is_halved(out: Path, server: Server) -> None:
    server.trouble.append(lambda m, path, body: (413, {}) if "_bulk" in path and len(body) > 1500 else None)
    assert send(out, server).refused == ()
    assert len(server.documents) == 5
    server.trouble[:] = [lambda m, path, body: (413, {}) if "_bulk" in path else None]
    refused = send(out, server, again=True).refused
    assert len(refused) == 5
    assert "too large" in refused[0].why


@pytest.mark.parametrize(
    ("path", "told", "message"),
    [
        ("/", (200, b"<html>hello</html>"), "not JSON"),
        ("/", (200, {"hello": 1}), "neither Elasticsearch"),
        ("/", (302, b""), "302"),
        ("/", (401, {"error": "who?"}), "not allowed"),
        ("/_index_template/gongwen", (400, {"error": {"type": "x", "reason": "bad template"}}), "400 bad template"),
        ("/gongwen/_bulk", (200, {"items": []}), "unexpected answer"),
        ("/gongwen/_bulk", (404, {"error": {"reason": "no such index"}}), "404 no such index"),
    ],
)
def test_nonsense_is_told_in_one_line(out: Path, server: Server, path: str, told: Any, message: str) -> None:
    server.trouble.append(lambda method, asked, body: told if asked == path else None)
    with pytest.raises(SetupError, match=message) as error:
        send(out, server)
    assert "\n" not in str(error.value)


def test_a_server_that_is_down(out: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said: list[str] = []
    target = Target("opensearch", f"http://127.0.0.1:{port}", "gongwen")
    with pytest.raises(SetupError, match="can't reach"):
        push(out, target, Credentials(), False, said.append)
    assert len(said) == http.TRIES - 1


def test_credentials_are_sent_and_never_told(
    out: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setenv("GONGWEN_USER", "li")
    monkeypatch.setenv("GONGWEN_PASSWORD", "geheim")
    send(out, server, said, credentials=load_credentials(None))
    assert server.requests[-1][2]["Authorization"] == "Basic bGk6Z2VoZWlt"
    file = tmp_path / "key.toml"
    file.write_text('api_key = "geheim"', encoding="utf-8")
    credentials = load_credentials(file)
    server.trouble.append(lambda *_: (403, {"error": "no"}))
    with pytest.raises(SetupError) as error:
        send(out, server, said, credentials=credentials)
    assert server.requests[-1][2]["Authorization"] == "ApiKey geheim"
    told = f"{error.value} {said} {credentials!r}"
    assert "geheim" not in told
    assert b"geheim" not in b"".join(path.read_bytes() for path in (out / ".gongwen").glob("feeds.sqlite*"))


@pytest.mark.parametrize("text", ["password = 1", "secret = 'geheim'", "geheim"])
def test_a_wrong_credentials_file_is_refused_without_showing_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "key.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError) as error:
        load_credentials(file)
    assert "geheim" not in str(error.value)


@pytest.mark.parametrize(
    ("engine", "url", "index", "message"),
    [
        ("solr", "http://localhost", "gongwen", "unknown engine"),
        ("opensearch", "localhost:9200", "gongwen", "name an address"),
        ("opensearch", "http://u:geheim@localhost", "gongwen", "leave out user and password"),
        ("opensearch", "http://localhost", "Gongwen", "can.t name an index"),
        ("groonga", "http://localhost", "a-b", "can.t name a table"),
    ],
)
def test_wrong_calls(out: Path, engine: str, url: str, index: str, message: str) -> None:
    with pytest.raises(SetupError, match=message) as error:
        push(out, Target(engine, url, index), Credentials(), False, lambda line: None)
    assert "geheim" not in str(error.value)


# --- a real server ---------------------------------------------------------------------------------------------------


@pytest.fixture
def groonga(tmp_path: Path) -> Iterator[str]:
    """Groonga's own HTTP server on a port of its own, stopped at the end."""
    program = shutil.which("groonga")
    if not program:
        pytest.skip("groonga is not installed (Debian: groonga-bin)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "-s", "--protocol", "http", "--port", str(port), "-n", str(tmp_path / "groonga.db")]
    command[1:1] = ["--bind-address", "127.0.0.1", "--log-path", str(tmp_path / "groonga.log")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{url}/d/status", timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def ask(url: str, words: str) -> list[str]:
    query = f"table=gongwen&match_columns=text&query={quote(words)}&output_columns=_key,source_uri&command_version=3"
    with urllib.request.urlopen(f"{url}/d/select?{query}", timeout=5) as answer:
        body = json.load(answer)
    return sorted(row[1] for row in body["body"]["records"]) if "records" in body["body"] else []


def test_groonga_end_to_end(out: Path, groonga: str) -> None:
    (out.parent / "in" / "文0001.txt").write_text("义务教育均衡发展。\n", encoding="utf-8")
    (out.parent / "in" / "文0002.txt").write_text("推进义务教育。\n", encoding="utf-8")
    clean_again(out)
    target = Target("groonga", groonga, "gongwen", "section")
    quiet: list[str] = []
    done = push(out, target, Credentials(), False, quiet.append)
    assert (done.files, done.sent, done.refused) == (5, 5, ())
    assert ask(groonga, "义务教育") == ["文0001.txt", "文0002.txt"]
    assert ask(groonga, "均衡") == ["文0001.txt"]
    assert push(out, target, Credentials(), False, quiet.append).sent == 0
    (out.parent / "in" / "文0001.txt").unlink()
    (out.parent / "in" / "文0002.txt").write_text("推进职业教育。\n", encoding="utf-8")
    clean_again(out)
    done = push(out, target, Credentials(), False, quiet.append)
    assert (done.sent, done.deleted) == (1, 1)
    assert ask(groonga, "义务教育") == []
    assert ask(groonga, "职业教育") == ["文0002.txt"]
    assert push(out, target, Credentials(), True, quiet.append).sent == 4
    assert ask(groonga, "职业教育") == ["文0002.txt"]


def test_another_server_is_not_taken_for_groonga(out: Path, server: Server) -> None:
    with pytest.raises(SetupError, match="does not answer like groonga"):
        push(out, Target("groonga", server.url, "gongwen"), Credentials(), False, lambda line: None)


def client(url: str) -> http.Client:
    return http.Client(url, Credentials(), timeout=0.2, say=[].append)


SECRET = 'ge/heim&"中'


@pytest.mark.parametrize("spelled", ["ge%2Fheim%26%22%E4%B8%AD", "ge/heim%26%22%E4%B8%AD", "ge/heim&amp;&quot;中"])
def test_a_password_that_a_server_echoes_is_not_told_however_it_is_written(server: Server, spelled: str) -> None:
    server.trouble.append(lambda *_: (400, {"error": {"reason": f"no such user: li {spelled}"}}))
    with pytest.raises(SetupError) as error:
        http.Client(server.url, Credentials("li", SECRET), 0.2, [].append).call("GET", "/")
    assert str(error.value).endswith("400 no such user: li ***")


def test_a_server_that_speaks_no_http_is_told_in_a_short_line_without_what_it_echoes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http, "TRIES", 1)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def echo() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                asked = connection.recv(4096).decode()
                connection.sendall(asked[asked.index("ApiKey") :].split("\r")[0].encode() + b"\x1b" * 5000 + b"\n")

        threading.Thread(target=echo, daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(SetupError, match="can't reach") as error:
            http.Client(url, Credentials(api_key="geheim"), 2, [].append).call("GET", "/")
    assert "geheim" not in str(error.value)
    assert len(str(error.value)) < 400


def test_an_answer_without_end_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MOST_BYTES", 1 << 20)
    server.trouble.append(lambda method, path, body: (200, b'{"name": "' + b"x" * (1 << 20) + b'"}'))
    with pytest.raises(SetupError, match="answers with more than 1 MiB"):
        client(server.url).call("GET", "/")


def test_an_answer_that_trickles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then keeps a connection alive for ever; the whole answer has its time too."""
    monkeypatch.setattr(http, "PATIENCE", 2)
    monkeypatch.setattr(http, "TRIES", 2)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def trickle() -> None:
            for _ in range(2):
                connection, _ = listening.accept()
                threading.Thread(target=drip, args=(connection,), daemon=True).start()

        def drip(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                for _ in range(100):
                    connection.sendall(b" ")
                    time.sleep(0.05)

        threading.Thread(target=trickle, daemon=True).start()
        begun = time.monotonic()
        with pytest.raises(SetupError, match=r"no complete answer within 0\.4 seconds"):
            client(f"http://127.0.0.1:{listening.getsockname()[1]}").call("GET", "/")
        assert time.monotonic() - begun < 4.0  # the server would take ten
