"""Which version of the program this is: the one place that says it."""

VERSION = "0.2.0"
