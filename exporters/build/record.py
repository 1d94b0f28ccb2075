"""What a build was made from, so that the next one knows whether it would be the same.

One record for each output, `FOLDER/.diglot/NAME.pdf.json`: the digests of everything that was read
(source, masthead, pictures), of the output, and of the tool itself with its styles and libraries.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from exporters.assets import find_versions, load_styles
from exporters.build.write import write_file
from exporters.options import PLAIN, Printing

RECORDS: Final = ".diglot"
_NAME: Final = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one source built into one folder for one target, with its source or without."""

    directory: Path
    source: Path
    target: str
    embeds_source: bool = True
    printing: Printing = PLAIN

    @property
    def output(self) -> Path:
        """The finished file."""
        return self.directory / f"{self.source.stem}.{self.target}"

    @property
    def path(self) -> Path:
        """The record's own file."""
        return self.directory / RECORDS / f"{self.output.name}.json"

    @property
    def _printing(self) -> str:
        """What an output with pages depends on besides its source."""
        return repr(self.printing) if self.target == "pdf" else ""

    def is_current(self) -> bool:
        """Whether building now would read the same files with the same tool and write the same."""
        try:
            written = json.loads(self.path.read_text("utf-8"))
            return (
                written["source"] == str(self.source.resolve())
                and written["tool"] == tool_digest()
                and written["embeds_source"] is self.embeds_source
                and written["printing"] == self._printing
                and written["output"] == _digest(self.output)
                and all(_digest(Path(p)) == digest for p, digest in written["inputs"].items())
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False

    def write(self, inputs: tuple[Path, ...]) -> None:
        """Record that the output as it is now was made from `inputs` as they are now."""
        written = {
            "source": str(self.source.resolve()),
            "tool": tool_digest(),
            "embeds_source": self.embeds_source,
            "printing": self._printing,
            "inputs": {str(path.resolve()): _digest(path) for path in inputs},
            "output": _digest(self.output),
        }
        text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
        write_file(self.path, text.encode())


@lru_cache(maxsize=1)
def tool_digest() -> str:
    """SHA-256 of diglot's own code, its style sheets, and the versions of its libraries."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(load_styles().digest.encode())
    for module in sorted(package.rglob("*.py")):
        digest.update(module.read_bytes())
    system = (f"{name} {number}" for name, number in find_versions())
    for library in (*_libraries(), *system):
        digest.update(f"{library}\n".encode())
    return digest.hexdigest()


def _libraries() -> list[str]:
    """The packages that diglot requires to build, with their versions; none in a bare checkout."""
    found: list[str] = []
    with contextlib.suppress(PackageNotFoundError):
        for requirement in requires("diglot") or ():
            name = _NAME.match(requirement)
            if name is not None and "extra ==" not in requirement:
                found.append(f"{name.group()} {version(name.group())}")
    return sorted(found)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
