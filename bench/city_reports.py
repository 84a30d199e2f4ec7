"""Public work reports of cities, the country's plans and its yearly statistics, in Markdown: github.com/lawtext/gov.

Its reports of provinces and of the State Council are left alone: texts like them are what the benches measure on. The clone
needs no files checked out.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

CITIES = ("政府工作报告-主要城市", "政府工作报告-其他地市")
COUNTRY = ("国家统计局年度统计", "五年规划")

_APART = re.compile(r"\A---\n.*?\n---\n|<!--.*?-->|<details>.*?</details>", re.S)
_NO_TEXT = re.compile(r"[|!<]|\[\^")
_SIGNS = re.compile(r"^[#>\s]+|\*\*|\[\^[^\]]*\]|\\(?=[.*-])")


def markdown(clone: Path, folders: Sequence[str]) -> list[tuple[str, str]]:
    """Names and Markdown of the texts of some folders."""
    git = ["git", "-C", str(clone), "-c", "core.quotepath=off"]
    listed = subprocess.run([*git, "ls-tree", "-r", "--name-only", "HEAD", *folders], capture_output=True, check=True)
    names = [name for name in listed.stdout.decode().splitlines() if name.endswith(".md")]
    asked = "".join(f"HEAD:{name}\n" for name in names).encode()
    packed = subprocess.run([*git, "cat-file", "--batch"], input=asked, capture_output=True, check=True).stdout
    found, at = [], 0
    for name in names:
        start = packed.index(b"\n", at) + 1
        at = start + int(packed[at:start].split()[2]) + 1
        found.append((name, packed[start : at - 1].decode("utf-8")))
    return found


def city(name: str) -> str:
    """Whose report it is."""
    return name.split("/")[1]


def one_each(reports: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """One report of each city, whichever of its years comes first by the hash of its name."""
    ordered = sorted(reports, key=lambda report: hashlib.sha256(report[0].encode()).digest(), reverse=True)
    return sorted({city(name): (name, text) for name, text in ordered}.values())


def paragraphs(text: str) -> list[str]:
    """The paragraphs and headings of a text without the signs of Markdown; tables, notes and remarks are left out."""
    lines = (line.strip() for line in _APART.sub("", text).splitlines())
    return [_SIGNS.sub("", line).strip() for line in lines if line and not _NO_TEXT.match(line)]
