"""What was cleaned, on its way to others: feeds, documents for people, the search index, search engines.

Everything here starts from the files in OUT and remembers what it gave to whom, so that the next time only what has
changed goes out, and what a source no longer holds is taken back.
"""
