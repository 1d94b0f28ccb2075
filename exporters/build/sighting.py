"""What a file was when it was last seen: its digest, and how the file system described it."""

from __future__ import annotations

import hashlib
import os
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from exporters.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

# A file changed so shortly ago could change again and be described the same: the clocks of file
# systems tick every 2 s (FAT) or oftener.
_TICK_NANOSECONDS: Final = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file's SHA-256 in hexadecimal, and its state: size, times of change in ns, inode.

    The digest is the truth. The state is a shortcut to it, and empty where it could deceive.
    """

    digest: str
    state: tuple[int, ...] = ()

    @classmethod
    def of_output(cls, path: Path, content: bytes) -> Sighting:
        """The sighting of a file that has just been put in place, whole, by this program."""
        return cls(_sha256(content), _state(os.stat(path)))  # noqa: PTH116 - a tenth of the time

    @classmethod
    def of_input(cls, path: Path, content: bytes) -> Sighting:
        """The sighting of a file from which `content` was read a while ago.

        A file that is not the same any more, or was changed just before, is known by the digest of
        what was read alone.
        """
        state = _state(path.stat())
        rested = max(state[1:3]) + _TICK_NANOSECONDS < time.time_ns()
        same = rested and path.read_bytes() == content and _state(path.stat()) == state
        return cls(_sha256(content), state if same else ())

    def is_of(self, path: str) -> bool:
        """Whether the file at `path` is still what was seen. Raises OSError where there is none."""
        state = _state(os.stat(path))  # noqa: PTH116 - see above
        return state == self.state or _digest(path, state) == self.digest

    def as_json(self) -> list[Any]:
        """The sighting as JSON's types; `Sighting.read` reads it."""
        return [self.digest, *self.state]

    @classmethod
    def read(cls, found: Any) -> Sighting:
        """The sighting that `as_json` wrote; ValueError or TypeError for anything else."""
        digest, *state = found
        return cls(digest, tuple(state))


def _state(found: os.stat_result) -> tuple[int, ...]:
    """Any change of the content changes this: the time of change (ctime) cannot be set back."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@lru_cache(maxsize=256)
def _digest(path: str, _state: tuple[int, ...]) -> str:
    """The digest of a file; one that many documents share is read once for each state of it."""
    with open(path, "rb") as file:  # noqa: PTH123 - see above
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
