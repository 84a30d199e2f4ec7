"""Passes clean texts on: feeds, documents in other formats, the search index, search engines.

Everything here reads the files in OUT and records what each consumer has. So the next time it sends only what changed, and
deletes what no longer exists.
"""
