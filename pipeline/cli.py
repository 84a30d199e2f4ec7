"""Reads the command line: chooses the language, runs the command, and turns errors into exit codes.

Exit codes: 0 success; 1 finished, but sources of this call are in quarantine (``audit``, ``validate``: findings); 2 the call,
the settings or the disk are not as required; 3 a bug in this program; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from .command.given import complain
from .command.group import ASKED, app
from .errors import GongwenError, SetupError
from .language import choose, of_locale, tr
from .terminal import plain

if TYPE_CHECKING:
    from .run.head_start import HeadStart


def main(first: HeadStart | None = None) -> None:
    """Run the command and exit; every error is one line and an exit code. ``first`` is a worker for `clean` that is loading."""
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal in another encoding must not stop us
    try:
        code = _carry_out(_heard(sys.argv[1:]), first)
    except GongwenError as error:
        complain(str(error))
        code = error.exit_code
    except click.ClickException as error:
        _show_wrong_call(error)
        code = 2
    except (KeyboardInterrupt, click.Abort):
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 128 + signal.SIGPIPE  # the code that shells use for a closed pipe, as in `gongwen rules | head`
    except Exception as error:
        code = _tell_bug(error)
    sys.exit(code)


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _carry_out(arguments: list[str], first: HeadStart | None) -> int:
    """Run the command, or answer a shell that completes one. Returns the exit code."""
    if ASKED in os.environ:
        from .command.completion import answer

        return answer()
    try:
        with app.make_context("gongwen", arguments, obj=first) as context:
            app.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return 0


def _heard(arguments: list[str]) -> list[str]:
    """The arguments without ``--lang``, which may be anywhere before ``--``. Chooses the language it names, or the locale's.

    Raises:
        SetupError: there is no such language.
    """
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    asked, rest, words = of_locale(os.environ), [], iter(own)
    for word in words:
        if word == "--lang":
            asked = next(words, "")
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    try:
        choose(asked)
    except ValueError as error:
        raise SetupError(str(error)) from None
    return rest + arguments[len(own) :]


def _show_wrong_call(error: click.ClickException) -> None:
    """Print how the command is called, and what is wrong with this call."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        print(context.get_usage(), file=sys.stderr)
        print(tr(f"Try '{context.command_path} --help' for help."), end="\n\n", file=sys.stderr)
    print(plain(tr(f"Error: {error.format_message()}")), file=sys.stderr)


def _tell_bug(error: Exception) -> int:
    """Save the traceback of a bug in a file, and say where. Returns the exit code."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="gongwen-", suffix=".trace.txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace").decode())
    complain(f"internal error: {type(error).__name__}: {' '.join(str(error).split())[:200]} (traceback in {file.name})")
    return 3
