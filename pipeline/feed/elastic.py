"""Elasticsearch and OpenSearch: an index with our template, filled through ``_bulk``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..errors import SetupError
from ..write.bulk import cut, delete_action, index_action
from .export import index_template
from .http import BUSY, TRIES, Answer, Client

_PLUGIN = "analysis-smartcn"


class Item(NamedTuple):
    """A record to send: its id and its line of JSON."""

    id: str
    line: bytes


class Refusal(NamedTuple):
    """A record that the server refused, and why."""

    id: str
    why: str

    def __str__(self) -> str:
        return f"{self.id}: {self.why}"


class Elastic:
    """One index on one server."""

    def __init__(self, client: Client, index: str, batch_size: int, say: Callable[[str], None]) -> None:
        if index != index.lower() or not index or index[0] in "-_+." or any(c in index for c in ' \\/*?"<>|,#:'):
            raise SetupError(f"--index: {index!r} can't name an index; use lower-case letters, digits, - and _")
        self.client, self.index, self.batch_size, self.say = client, index, batch_size, say

    def prepare(self) -> None:
        """Check that the server is one of the two, and create our template and the index if needed."""
        greeting = self.client.call("GET", "/").body
        if not isinstance(greeting, dict) or "version" not in greeting:
            raise SetupError(
                f"{self.client.url} is neither Elasticsearch nor OpenSearch: it does not answer like either"
            )
        template = json.loads(index_template())
        template["index_patterns"] = [self.index]
        if not self._has_words():
            self.say(f"the server lacks the plugin {_PLUGIN}: the word field holds single characters")
            analyzers = template["template"]["settings"]["index"]["analysis"]["analyzer"]
            analyzers["gongwen_words"]["tokenizer"] = "standard"
        self.client.call("PUT", f"/_index_template/{self.index}", json.dumps(template).encode())
        if self.client.call("GET", f"/{self.index}", fine=frozenset((404,))).status == 404:
            self.client.call("PUT", f"/{self.index}", b"{}")

    def _has_words(self) -> bool:
        plugins = self.client.call("GET", "/_cat/plugins?format=json", fine=frozenset((400, 404))).body
        return isinstance(plugins, list) and any(
            isinstance(plugin, dict) and plugin.get("component") == _PLUGIN for plugin in plugins
        )

    def put(self, items: Sequence[Item]) -> list[Refusal]:
        """Store the records, in requests of at most ``batch_size``. Returns those that were refused."""
        return self._bulk([(item.id, index_action(*item)) for item in items])

    def delete(self, ids: Sequence[str]) -> list[Refusal]:
        """Delete records. A record that does not exist counts as deleted."""
        return self._bulk([(key, delete_action(key)) for key in ids])

    def finish(self) -> None:
        """Make what was sent visible to searches."""
        self.client.call("POST", f"/{self.index}/_refresh")

    def _bulk(self, actions: Sequence[tuple[str, bytes]]) -> list[Refusal]:
        ids = {action: key for key, action in actions}
        refused: list[Refusal] = []
        for shard in cut((action for _, action in actions), self.batch_size):
            refused += self._send([(ids[action], action) for action in shard])
        return refused

    def _send(self, actions: list[tuple[str, bytes]]) -> list[Refusal]:
        refused: list[Refusal] = []
        for attempt in range(TRIES):
            answer = self.client.call(
                "POST", f"/{self.index}/_bulk", b"".join(action for _, action in actions), "application/x-ndjson",
                fine=frozenset((413,)),
            )  # fmt: skip
            if answer.status == 413:
                return refused + self._halved(actions)
            busy, bad = _sort(answer, actions, self.client.url)
            refused += bad
            if not busy:
                return refused
            actions, why = busy
            if attempt + 1 < TRIES:
                self.client.back_off(attempt, f"{self.client.url} is busy with {len(actions)} records: {why}")
        return refused + [Refusal(key, "the server stays busy") for key, _ in actions]

    def _halved(self, actions: list[tuple[str, bytes]]) -> list[Refusal]:
        """Send a request that was too large in two halves."""
        if len(actions) == 1:
            return [Refusal(actions[0][0], f"too large for the server: {len(actions[0][1])} bytes")]
        middle = len(actions) // 2
        return self._send(actions[:middle]) + self._send(actions[middle:])


def _sort(
    answer: Answer, actions: list[tuple[str, bytes]], url: str
) -> tuple[tuple[list[tuple[str, bytes]], str] | None, list[Refusal]]:
    """What to send again and why, and what was refused. An answer with status 200 can contain failures."""
    items = answer.body.get("items") if isinstance(answer.body, dict) else None
    if not isinstance(items, list) or len(items) != len(actions):
        raise SetupError(f"{url} gave an unexpected answer to a bulk request; is that the right server?")
    again: list[tuple[str, bytes]] = []
    refused: list[Refusal] = []
    why = ""
    for action, item in zip(actions, items, strict=True):
        try:
            (verb, result), *_ = item.items()
            status, reason = int(result.get("status", 0)), _reason(result)
        except (AttributeError, TypeError, ValueError):
            raise SetupError(f"{url} gave an unexpected answer to a bulk request; is that the right server?") from None
        if 200 <= status < 300 or (verb == "delete" and status == 404):
            continue
        if status in BUSY:
            again.append(action)
            why = reason
        else:
            refused.append(Refusal(action[0], reason))
    return ((again, why) if again else None), refused


def _reason(result: dict[str, Any]) -> str:
    error = result.get("error", "")
    if isinstance(error, dict):
        error = f"{error.get('type', '')}: {error.get('reason', '')}"
    return f"{result.get('status', '')} {' '.join(str(error).split())[:200]}".strip()
