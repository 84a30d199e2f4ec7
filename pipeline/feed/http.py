"""Plain HTTP to a search engine: retries where a retry can help, one clear line where it can't."""

from __future__ import annotations

import base64
import json
import random
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from threading import Thread
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from ..errors import SetupError

T = TypeVar("T")

#: Answers that say: later, perhaps.
BUSY = frozenset((429, 500, 502, 503, 504))
TRIES = 6
LONGEST_WAIT = 60.0  # seconds
MOST_BYTES = 64 << 20  # of an answer
#: How many times ``timeout``, which holds for each sign of life, one whole answer may take.
PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Credentials:
    """How to say who we are. Never shown: ``repr`` says only that there are some."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)

    def hidden(self, data: bytes) -> bytes:
        """An answer without what we said of ourselves, which a server may echo, as it is or as JSON writes it."""
        said = (self.password, self.api_key, self.header().rpartition(" ")[2])
        for secret in sorted(filter(None, said), key=len, reverse=True):
            for spelled in {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}:
                data = data.replace(spelled.encode("utf-8", "surrogatepass"), b"***")
        return data

    def header(self) -> str:
        if self.api_key:
            return f"ApiKey {self.api_key}"
        if self.user:
            return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return ""


class Answer(NamedTuple):
    """A status and the JSON that came with it."""

    status: int
    body: Any


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Credentials go to the server that was named and to no other."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Client:
    """Calls one server. ``say`` is told of each wait; ``sleep`` waits, in seconds."""

    url: str
    credentials: Credentials
    timeout: float
    say: Callable[[str], None]
    sleep: Callable[[float], None] = time.sleep
    opener: urllib.request.OpenerDirector = field(default_factory=lambda: urllib.request.build_opener(_NoRedirect))

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SetupError("--url: not an address such as http://localhost:9200")
        if parts.username or parts.password:
            raise SetupError(
                "--url: no user or password there, it would stand in logs; use --credentials or GONGWEN_USER"
            )

    def call(
        self, method: str, path: str, body: bytes | None = None, kind: str = "application/json",
        fine: frozenset[int] = frozenset(),
    ) -> Answer:  # fmt: skip
        """Ask, again and again where the server is busy or can't be reached.

        Returns the answer where its status is below 300 or in ``fine``.

        Raises:
            SetupError: it can't be reached, stays busy, refuses, or answers what is no JSON.
        """
        trouble = ""
        for attempt in range(TRIES):
            wait = 0.0
            try:
                status, headers, data = self._ask(method, path, body, kind)
            except (OSError, HTTPException) as error:
                trouble = f"can't reach {self.url}: {getattr(error, 'reason', None) or error or type(error).__name__}"
            else:
                if status not in BUSY or status in fine:
                    return self._judge(status, data, method, path, fine)
                trouble = f"{self.url} is busy: {status} {_said(data)}"
                wait = _asked_wait(headers)
            if attempt + 1 < TRIES:
                self.back_off(attempt, trouble, wait)
        raise SetupError(f"{trouble} (tried {TRIES} times); the same command goes on from here")

    def back_off(self, attempt: int, why: str, least: float = 0.0) -> None:
        """Wait before the next attempt: half a second, doubled each time, by chance a little less."""
        seconds = min(max(0.5 * 2**attempt * random.uniform(0.7, 1.0), least), LONGEST_WAIT)
        self.say(f"{why}; again in {seconds:.1f} s")
        self.sleep(seconds)

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> tuple[int, Message, bytes]:
        request = urllib.request.Request(f"{self.url.rstrip('/')}/{path.lstrip('/')}", data=body, method=method)
        request.add_header("Accept", "application/json")
        if body is not None:
            request.add_header("Content-Type", kind)
        if self.credentials.header():
            request.add_unredirected_header("Authorization", self.credentials.header())
        status, headers, data = _in_time(self.timeout * PATIENCE, lambda: self._open(request))
        if len(data) > MOST_BYTES:
            raise SetupError(f"{self.url} answers with more than {MOST_BYTES >> 20} MiB; is that the right server?")
        return status, headers, self.credentials.hidden(data)

    def _open(self, request: urllib.request.Request) -> tuple[int, Message, bytes]:
        try:
            with self.opener.open(request, timeout=self.timeout) as answer:
                return answer.status, answer.headers, answer.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read(MOST_BYTES + 1)

    def _judge(self, status: int, data: bytes, method: str, path: str, fine: frozenset[int]) -> Answer:
        where = f"{self.url} ({method} /{path.partition('?')[0].lstrip('/')})"
        if status in (401, 403):
            raise SetupError(f"{where}: {status}, not allowed; give credentials by --credentials or GONGWEN_USER")
        if status >= 300 and status not in fine:
            raise SetupError(f"{where}: {status} {_said(data)}")
        try:
            return Answer(status, json.loads(data) if data else None)
        except (ValueError, RecursionError):
            if status in fine and status >= 300:
                return Answer(status, None)
            raise SetupError(f"{where}: the answer is no JSON; is that the right server?") from None


def _in_time(seconds: float, ask: Callable[[], T]) -> T:
    """What ``ask`` gives, in a thread, so that a server that sends a byte a minute holds up nobody.

    Raises:
        TimeoutError: it takes longer.
        Whatever ``ask`` raises.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return future.result(seconds)
    except FutureTimeout:
        raise TimeoutError(f"no whole answer in {seconds:g} seconds") from None


def _said(data: bytes) -> str:
    """What the server gave as its reason, on one line."""
    try:
        body = json.loads(data)
        error = body.get("error", body) if isinstance(body, dict) else body
        text = error.get("reason") or error.get("type") if isinstance(error, dict) else error
    except (ValueError, RecursionError):
        text = data.decode("utf-8", "replace")
    return " ".join(str(text).split())[:200]


def _asked_wait(headers: Message) -> float:
    """Seconds that the server asks us to wait; 0 where it doesn't say."""
    asked = (headers.get("Retry-After") or "").strip()
    return float(asked) if asked.isdigit() else 0.0
