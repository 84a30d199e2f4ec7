"""Many machines: a plan of shards, the work on one shard, and one thin adapter per engine.

    sources ─plan→ Shard, Shard, … ─shard→ part, part, … ─collect→ one XML per source

Only the driver lists sources. A part is a Parquet file whose name is made of its shard and the program's fingerprint. So the
listing of the output is the state: a part that exists is finished, on any engine and after any crash.
"""
