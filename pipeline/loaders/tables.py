"""pandas, pyarrow and Hugging Face ``datasets``: an output folder as a table with one row per document or section."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..feed.outputs import Outputs
from ..write.record import Granularity, as_json, records

if TYPE_CHECKING:
    import datasets
    import pandas
    import pyarrow


def rows(out: Path | str, granularity: Granularity = "document") -> Iterator[dict[str, Any]]:
    """The records of an output folder, as ``schemas/record.schema.json`` describes them. Every row has every field.

    Raises:
        SetupError: it is not an output folder.
        InputError: an output is not as it was written.
    """
    held = Outputs(Path(out))
    for output in held:
        for record in records(held.read(output.name), granularity):
            known = as_json(record)
            yield {name: known.get(name, "") for name in record.__slots__}


def frame(out: Path | str, granularity: Granularity = "document") -> pandas.DataFrame:
    """The records as a pandas frame with ``id`` as its index."""
    import pandas

    found = list(rows(out, granularity))
    return pandas.DataFrame(found).set_index("id") if found else pandas.DataFrame()


def table(out: Path | str, granularity: Granularity = "document") -> pyarrow.Table:
    """The records as a pyarrow table."""
    import pyarrow

    return pyarrow.Table.from_pylist(list(rows(out, granularity)))


def dataset(out: Path | str, granularity: Granularity = "document") -> datasets.Dataset:
    """The records as a Hugging Face dataset in memory."""
    import datasets

    return datasets.Dataset.from_list(list(rows(out, granularity)))
