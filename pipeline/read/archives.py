"""What all containers share: names that can't leave their folder, and what could not be read of one."""

from __future__ import annotations

import re

from ..errors import InputError
from ..regex import regex

FILES = 1_000_000  # in one archive
NOT_SOURCES = regex(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.I)


class Troubles:
    """What could not be read of a container: the first few in words, the others counted."""

    def __init__(self) -> None:
        self.count = 0
        self.said: list[str] = []
        self.cut = False  # the container ends before its end

    def add(self, what: str) -> None:
        """One more part that could not be read."""
        self.count += 1
        if len(self.said) < 3:
            self.said.append(what)

    def tell(self) -> None:
        """Say at the end what could not be read.

        Raises:
            InputError: anything could not.
        """
        if self.count:
            more = f" and {self.count - len(self.said)} more" if self.count > len(self.said) else ""
            raise InputError(f"{'; '.join(self.said)}{more}; whatever else the file holds was read")


class Names:
    """Names for the parts of a container: relative, printable, each given once."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def safe(self, name: str) -> str:
        """A name that stays where it is put: no root, no drive, no "..", no control characters."""
        parts = [
            re.sub(r'[\x00-\x1f\x7f<>:"|?*]', "_", part).strip(" .")
            for part in name.replace("\\", "/").split("/")
            if part not in ("", ".", "..")
        ]
        clean = "/".join(part[:120] or "_" for part in parts if part) or "unnamed"
        count = self.given[clean.lower()] = self.given.get(clean.lower(), 0) + 1
        return clean if count == 1 else f"{clean}~{count}"
