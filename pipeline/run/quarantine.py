"""The place of sources that could not be made into documents: the bytes untouched, and the reason beside them."""

from __future__ import annotations

from .folder import OutFolder, Staged, disk_trouble
from .names import QUARANTINE, output_name


def quarantine_names(uri: str, container: str = "") -> tuple[str, str, str]:
    """Where a source in quarantine keeps its bytes, the reason, and the traceback if there is one.

    Records of the archive ``container`` lie in ``….records/``: the archive may stand in quarantine beside them.
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
    """The files of a source in quarantine: its bytes where they could be read, the reason, the traceback."""
    bytes_at, reason_at, trace_at = quarantine_names(uri, container)
    files = [(reason_at, f"source: {uri}\nreason: {reason}\n".encode())]
    if data is not None:
        files.insert(0, (bytes_at, data))
    if trace:
        files.append((trace_at, trace.encode("utf-8", "backslashreplace")))
    return files


def copied(out: OutFolder, uri: str, path: bytes) -> tuple[Staged, ...]:
    """The bytes of a file, staged for quarantine; nothing where they can't be read."""
    try:
        copy = out.copy(quarantine_names(uri)[0], path)
    except OSError as error:
        raise disk_trouble(error, str(out.root)) from None
    return (copy,) if copy else ()


def one_line(text: str) -> str:
    """``text`` on one line of at most 300 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 300 else line[:297] + "…"
