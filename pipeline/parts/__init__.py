"""What a run on an engine leaves: parts, and the plan that says which of them count. Written by ``engine/``, read by all.

OUT/plan.parquet, OUT/parts/*.parquet ─rows→ one XML and one ledger a source
"""
