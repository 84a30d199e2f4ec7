"""``python -m gongwen``: the same as the command ``gongwen``."""

from .start import main

main()
