"""Writes a Word 97 file with the least of [MS-CFB] and [MS-DOC] that a text needs, for the tests of the reader."""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def word97(text: str, *, encrypted: bool = False) -> bytes:
    """The bytes of a .doc whose paragraphs are the lines of ``text``."""
    body = (text.replace("\n", "\r") + "\r").encode("utf-16-le")
    count = len(body) // 2
    start = 0x800
    pieces = struct.pack("<II", 0, count) + struct.pack("<HIH", 0, start, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    fib = bytearray(start)
    struct.pack_into("<HHHHHH", fib, 0, 0xA5EC, 0x00C1, 0, 0x0804, 0, 0x0200 | (0x0100 if encrypted else 0))
    struct.pack_into("<H", fib, 0x0A, 0x1200 | (0x0100 if encrypted else 0))
    struct.pack_into("<II", fib, 0x18, start, start + len(body))
    struct.pack_into("<H", fib, 0x20, 0x000E)
    struct.pack_into("<H", fib, 0x3E, 0x0016)
    struct.pack_into("<I", fib, 0x4C, count)
    struct.pack_into("<H", fib, 0x98, 0x005D)
    struct.pack_into("<II", fib, 0x1A2, 0, len(clx))
    return compound({"WordDocument": bytes(fib) + body, "1Table": clx})


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of these streams, each padded so that no mini stream is needed."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        size = max(len(data), 4096)
        data = data.ljust(-(-size // SECTOR) * SECTOR, b"\0")
        first = len(sectors)
        sectors += [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]
        chain += [*range(first + 1, len(sectors)), END]
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, first, size, right=right))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    directory_at = len(sectors)
    sectors += [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    chain += [*range(directory_at + 1, len(sectors)), END]
    tables = -(-(len(chain) + 1) // (SECTOR // 4 - 1))
    fat_at = [len(sectors) + i for i in range(tables)]
    chain += [FAT] * tables
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * SECTOR, b"\xff")
    header = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
                         0, tables, directory_at, 0, 4096, END, 0, END, 0)  # fmt: skip
    header += struct.pack("<109I", *fat_at, *[FREE] * (109 - tables))
    return header + b"".join(sectors) + table


def _entry(name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
