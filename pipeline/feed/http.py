"""HTTP to a search engine: it retries where that can help, and fails with one clear line where it can't."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from html import escape
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus, urlsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Retry
from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.util.retry import RequestHistory

from ..errors import SetupError

#: Status codes that mean: try again later.
BUSY = frozenset((429, 500, 502, 503, 504))
TRIES = 6
LONGEST_WAIT = 60.0  # seconds
#: How long urllib3 would wait. We decide ourselves when to retry, because an answer with status 200 can contain failures, and
#: because we report each wait.
_WAITS = Retry(backoff_factor=0.25, backoff_jitter=0.2, backoff_max=LONGEST_WAIT)
_FAILED = (RequestHistory(None, None, None, None, None),)
MOST_BYTES = 64 << 20  # of an answer
#: A complete answer may take this many times ``timeout``, which limits each single wait for data.
PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Credentials:
    """User and password, or an API key. ``repr`` does not show them."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)

    def hidden(self, data: bytes) -> bytes:
        """An answer with our credentials masked, in every spelling in which a server may echo them."""
        said = (self.password, self.api_key, self.header().rpartition(" ")[2])
        spelled = {one for secret in said if secret for one in _spellings(secret)}
        for one in sorted(spelled, key=len, reverse=True):
            data = data.replace(one, b"***")
        return data

    def header(self) -> str:
        if self.api_key:
            return f"ApiKey {self.api_key}"
        if self.user:
            return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return ""


def _spellings(secret: str) -> Iterator[bytes]:
    """The secret as it is and as addresses and web pages encode it, each of them also as JSON encodes it."""
    raw = secret.encode("utf-8", "surrogatepass")
    for one in (secret, quote(raw), quote(raw, safe=""), quote_plus(raw), escape(secret), escape(secret, quote=False)):
        for written in (one, json.dumps(one)[1:-1], json.dumps(one, ensure_ascii=False)[1:-1]):
            yield written.encode("utf-8", "surrogatepass")


class Answer(NamedTuple):
    """A status and the JSON that came with it."""

    status: int
    body: Any


class _Raw(NamedTuple):
    """An answer as received. ``wait`` is how many seconds the server asks us to wait before the next attempt, or 0."""

    status: int
    wait: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Client:
    """Calls one server. ``say`` is called before each wait; ``sleep`` waits, in seconds."""

    url: str
    credentials: Credentials
    timeout: float
    say: Callable[[str], None]
    sleep: Callable[[float], None] = time.sleep
    pool: PoolManager = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SetupError("--url: name an address such as http://localhost:9200")
        if parts.username or parts.password:
            raise SetupError(
                "--url: leave out user and password, which would appear in logs; use --credentials or GONGWEN_USER"
            )
        proxy = "" if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme, "")
        object.__setattr__(self, "pool", ProxyManager(proxy) if proxy else PoolManager())

    def call(
        self, method: str, path: str, body: bytes | None = None, kind: str = "application/json",
        fine: frozenset[int] = frozenset(),
    ) -> Answer:  # fmt: skip
        """Send a request; try again while the server is busy or can't be reached.

        Returns the answer if its status is below 300 or in ``fine``.

        Raises:
            SetupError: the server can't be reached, stays busy, refuses, or does not answer with JSON.
        """
        trouble = ""
        for attempt in range(TRIES):
            wait = 0.0
            try:
                status, wait, data = self._ask(method, path, body, kind)
            except (OSError, HTTPError) as error:
                said = str(error.__cause__ or error or type(error).__name__)  # may quote the server
                hidden = self.credentials.hidden(said.encode("utf-8", "surrogatepass"))
                trouble = f"can't reach {self.url}: {_one_line(hidden.decode('utf-8', 'replace'))}"
            else:
                if status not in BUSY or status in fine:
                    return self._judge(status, data, method, path, fine)
                trouble = f"{self.url} is busy: {status} {_said(data)}"
            if attempt + 1 < TRIES:
                self.back_off(attempt, trouble, wait)
        raise SetupError(f"{trouble} (tried {TRIES} times); the same command continues from here")

    def back_off(self, attempt: int, why: str, least: float = 0.0) -> None:
        """Wait before the next attempt: half a second, doubled each time, plus a random bit."""
        seconds = min(max(_WAITS.new(history=_FAILED * (attempt + 2)).get_backoff_time(), least), LONGEST_WAIT)
        self.say(f"{why}; trying again in {seconds:.1f} s")
        self.sleep(seconds)

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> _Raw:
        headers = {"Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = kind
        if self.credentials.header():
            headers["Authorization"] = self.credentials.header()
        address = f"{self.url.rstrip('/')}/{path.lstrip('/')}"
        answer = _in_time(self.timeout * PATIENCE, lambda: self._open(method, address, body, headers))
        if len(answer.data) > MOST_BYTES:
            raise SetupError(f"{self.url} answers with more than {MOST_BYTES >> 20} MiB; is that the right server?")
        return answer._replace(data=self.credentials.hidden(answer.data))

    def _open(self, method: str, address: str, body: bytes | None, headers: dict[str, str]) -> _Raw:
        """Send one request. It follows no redirects, so that credentials go only to the server that was named."""
        answer = self.pool.request(
            method, address, body=body, headers=headers, timeout=self.timeout, retries=False, redirect=False,
            preload_content=False,
        )  # fmt: skip
        with answer:
            data = answer.read(MOST_BYTES + 1)
            if len(data) <= MOST_BYTES:
                answer.release_conn()
            return _Raw(answer.status, _asked_wait(answer), data)

    def _judge(self, status: int, data: bytes, method: str, path: str, fine: frozenset[int]) -> Answer:
        where = f"{self.url} ({method} /{path.partition('?')[0].lstrip('/')})"
        if status in (401, 403):
            raise SetupError(f"{where}: {status}, not allowed; give credentials with --credentials or GONGWEN_USER")
        if status >= 300 and status not in fine:
            raise SetupError(f"{where}: {status} {_said(data)}")
        try:
            return Answer(status, json.loads(data) if data else None)
        except (ValueError, RecursionError):
            if status in fine and status >= 300:
                return Answer(status, None)
            raise SetupError(f"{where}: the answer is not JSON; is that the right server?") from None


def _in_time(seconds: float, ask: Callable[[], _Raw]) -> _Raw:
    """The result of ``ask``, run in a thread, so that a server that sends a byte per minute can't block us.

    Raises:
        TimeoutError: it takes longer than ``seconds``.
        Whatever ``ask`` raises.
    """
    future: Future[_Raw] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return future.result(seconds)
    except FutureTimeout:
        raise TimeoutError(f"no complete answer within {seconds:g} seconds") from None


def _said(data: bytes) -> str:
    """The server's reason, on one line."""
    try:
        body = json.loads(data)
        error = body.get("error", body) if isinstance(body, dict) else body
        text = error.get("reason") or error.get("type") if isinstance(error, dict) else error
    except (ValueError, RecursionError):
        text = data.decode("utf-8", "replace")
    return _one_line(str(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]


def _asked_wait(answer: BaseHTTPResponse) -> float:
    """The seconds that the server asks us to wait (``Retry-After``); 0 if it does not ask."""
    try:
        return _WAITS.get_retry_after(answer) or 0.0
    except InvalidHeader:
        return 0.0
