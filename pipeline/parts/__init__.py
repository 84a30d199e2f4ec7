"""The output of a run on an engine: parts, and the plan that says which parts count. ``engine/`` writes it.

OUT/plan.parquet, OUT/parts/*.parquet ─rows→ one XML and one ledger per source
"""
