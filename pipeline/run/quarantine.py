"""The quarantine of sources that could not be made into documents: their bytes, unchanged, with the reason."""

from __future__ import annotations

from .folder import OutFolder, Staged, disk_trouble
from .names import QUARANTINE, output_name


def quarantine_names(uri: str, container: str = "") -> tuple[str, str, str]:
    """The names in quarantine of a source's bytes, its reason and its traceback.

    Records of the archive ``container`` go to ``….records/``, because the archive itself may be in quarantine too.
    """
    if container and uri.startswith(container + "/"):
        bytes_at = f"{QUARANTINE}/{output_name(container + '.records' + uri[len(container) :], '')}"
    else:
        bytes_at = f"{QUARANTINE}/{output_name(uri, '')}"
    if bytes_at.endswith((".reason.txt", ".trace.txt")):
        bytes_at += "_"
    return bytes_at, bytes_at + ".reason.txt", bytes_at + ".trace.txt"


def quarantine_files(
    uri: str, data: bytes | None, reason: str, trace: str = "", container: str = ""
) -> list[tuple[str, bytes]]:
    """The files of a source in quarantine: its bytes if they could be read, the reason, and a traceback if there is one."""
    bytes_at, reason_at, trace_at = quarantine_names(uri, container)
    files = [(reason_at, f"source: {uri}\nreason: {reason}\n".encode())]
    if data is not None:
        files.insert(0, (bytes_at, data))
    if trace:
        files.append((trace_at, trace.encode("utf-8", "backslashreplace")))
    return files


def copied(out: OutFolder, uri: str, path: bytes) -> tuple[Staged, ...]:
    """A copy of the file, staged for quarantine; empty if it can't be read."""
    try:
        copy = out.copy(quarantine_names(uri)[0], path)
    except OSError as error:
        raise disk_trouble(error, str(out.root)) from None
    return (copy,) if copy else ()


def one_line(text: str) -> str:
    """``text`` on one line of at most 300 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 300 else line[:297] + "…"
