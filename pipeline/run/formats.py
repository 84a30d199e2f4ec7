"""The suffix of each output format, known without loading what writes it; a test compares with ``WRITERS``."""

SUFFIXES = {"xml": ".xml", "tei": ".tei.xml", "md": ".md", "html": ".html"}
#: Formats with one file for all of OUT, made once a run is over.
FEEDS = ("jsonl", "bulk", "parquet")
