"""Records which pipeline made the parts of each run, so that ``status --why`` can say what has changed since."""

from __future__ import annotations

import json

from ..run.fingerprint import Pipeline
from .store import Store

_FOLDER = "pipelines"


def leave_pipeline(made: Pipeline, out: str) -> None:
    """Record, under the address ``out``, the pipeline that makes parts with its fingerprint."""
    store, name = Store(out), f"{_FOLDER}/{made.total}.json"
    if not store.has(name):
        store.write(name, json.dumps({"stages": made.stages, "libraries": made.libraries}).encode())


def read_pipelines(out: str) -> dict[str, Pipeline]:
    """The pipelines that made the parts, by fingerprint; damaged records are left out."""
    store, found = Store(out), dict[str, Pipeline]()
    for name in sorted(store.names(_FOLDER)):
        total = name.removesuffix(".json")
        try:
            with store.open(f"{_FOLDER}/{name}") as file:
                told = json.load(file)
            stages, libraries = (tuple((str(a), str(b)) for a, b in told[side]) for side in ("stages", "libraries"))
        except (OSError, ValueError, TypeError, KeyError):
            continue
        found[total] = Pipeline(total, stages, libraries)
    return found
