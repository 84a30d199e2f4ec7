"""``python -m pipeline``: the same as the command ``gongwen``."""

from pipeline.start import main

main()
