"""Many machines: a plan of shards, the work on one shard, and one thin adapter an engine.

    sources ─plan→ Shard, Shard, … ─shard→ part, part, … ─collect→ one XML a source

Only the driver lists. A part is a Parquet file whose name is made of its shard and of the program's fingerprint, so the
listing of the output is the state: a part that stands there whole is done, on any engine, after any crash.
"""
