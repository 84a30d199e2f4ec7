"""The version of the program, which is stated only here."""

VERSION = "0.2.0"
