"""Spark as the engine, for existing clusters. It uses ``mapInArrow`` and nothing else of Spark.

There are two entry points. ``spark`` is an engine like the others: one task per partition, parts as files. ``cleaning`` makes
a function for a table in Spark with addresses and bytes (``spark.read.format("binaryFile")``, or any select):

    texts = spark.read.format("binaryFile").option("recursiveFileLookup", True).load("hdfs:///texts")
    texts.select("path", "content").mapInArrow(cleaning(Settings()), SPARK_SCHEMA).write.parquet("hdfs:///clean")

Spark puts small files together up to ``spark.sql.files.maxPartitionBytes`` (128 MB, hours of work for one core) and adds
``spark.sql.files.openCostInBytes`` (4 MB) to the size of each. For texts of about 20 kB, set these to 8 MB and 64 kB.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import pyarrow as pa

from ..errors import InputError, SetupError
from ..model import Source
from ..parts.part import SCHEMA, Row
from ..run.fingerprint import Pipeline, fingerprint
from ..run.names import uri_of
from ..run.worker import Limits
from ..settings import Settings
from .child import Child, Cleaned
from .records import under
from .run import Engine, R, T
from .shard import Job, row_of

#: The columns of a part, as Spark writes them.
SPARK_SCHEMA = (
    "uri string, result string, reason string, sha256 string, fingerprint string, size long, xml binary, ledger binary,"
    " counts string"
)
#: Rows of a batch that is returned.
_ROWS = 64

Batches = Iterator[pa.RecordBatch]


def cleaning(settings: Settings, limits: Limits | None = None) -> Callable[[Iterable[pa.RecordBatch]], Batches]:
    """A function for ``mapInArrow``. It takes rows of an address and the bytes there, in this order, and gives rows of parts.

    A source that breaks a limit or can't be cleaned gives a row that says so.
    """
    return partial(_cleaned, settings, fingerprint(settings), limits or Limits())


def _cleaned(settings: Settings, mark: Pipeline, limits: Limits, batches: Iterable[pa.RecordBatch]) -> Batches:
    with Child(settings, mark, limits) as child:
        held: list[Row] = []
        for batch in batches:
            for address, data in zip(batch.column(0), batch.column(1), strict=True):
                source = Source(uri_of(address.as_py()), data.as_py() or b"")
                for row in _rows(source, settings, mark, child):
                    held.append(row)
                    if len(held) == _ROWS:
                        yield _batch(held)
                        held = []
        if held:
            yield _batch(held)


def _rows(source: Source, settings: Settings, mark: Pipeline, child: Child) -> Iterator[Row]:
    from ..read import expand

    count = 0
    try:
        for record in expand(source, settings):
            if record.uri == source.uri:
                yield row_of(record, child.clean(record), mark)
                return
            inside = under(source.uri, record)
            yield row_of(inside, child.clean(inside), mark)
            count += 1
    except InputError as error:
        yield row_of(source, Cleaned("rejected", str(error)), mark)
        return
    yield row_of(source, Cleaned("container", f"{count} records"), mark)


def _batch(rows: Sequence[Row]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([row._asdict() for row in rows], schema=SCHEMA)


def spark(address: str = "") -> Engine:
    """An engine on the Spark master at ``address`` (spark://…, yarn, local[4]); empty: the active session, or a new one on
    this machine. Spark takes up to a minute to start.

    Raises:
        SetupError: PySpark or Java is not installed, or no master answers.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise SetupError("the engine spark needs PySpark: pip install 'gongwen[spark]'") from None
    if address.startswith("local") or not address:  # on a cluster, the machines know their own Python
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("gongwen").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    try:
        session = (builder.master(address) if address else builder).getOrCreate()
    except Exception as error:  # the Java side may raise anything
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise SetupError(f"no Spark at {address or 'this machine'}: {said[0]}") from None
    return _Spark(session)


class _Spark:
    def __init__(self, session: Any) -> None:
        self._session = session

    def __call__(self, work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        rows = [(number, pickle.dumps(task)) for number, task in enumerate(tasks)]
        table = self._session.createDataFrame(rows, "number long, task binary")
        spread = table.repartitionByRange(len(rows), "number")
        done = spread.mapInArrow(partial(_done, work, job), "report binary")
        for row in done.collect():  # starts all partitions at once; toLocalIterator would start one after the other
            yield pickle.loads(row["report"])


def _done(work: Callable[[T, Job], R], job: Job, batches: Iterable[pa.RecordBatch]) -> Batches:
    for batch in batches:
        for task in batch.column("task"):
            report = pickle.dumps(work(pickle.loads(task.as_py()), job))
            yield pa.RecordBatch.from_pydict({"report": pa.array([report], pa.binary())})
