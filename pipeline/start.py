"""The entry point of the command, before anything large is loaded."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command. For `clean` into a folder on several cores, a worker loads the stages while the arguments are read."""
    gc.set_threshold(20_000)  # the start creates many objects and no garbage
    if sys.argv[1:] == ["--version"]:
        from .run.version import VERSION

        print(f"gongwen {VERSION}")
        return
    first = None
    try:
        if sys.argv[1:2] == ["clean"] and any(word.startswith(("-o", "--out")) for word in sys.argv):
            from .run.head_start import cores, head_start

            first = head_start() if cores() > 1 else None
        from .cli import main as command

        command(first)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        if first:
            first.dismiss()
