"""The suffix of each output format, known without loading what writes it; a test compares with ``WRITERS``."""

SUFFIXES = {"xml": ".xml", "tei": ".tei.xml", "md": ".md", "html": ".html"}
