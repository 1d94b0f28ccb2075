"""What a build was made from, so that the next one knows whether it would be the same.

One record for each output, `FOLDER/.diglot/NAME.pdf.json`: what was read (source, masthead,
pictures), what was written, and the digest of the tool itself. A record is small, and its file is
replaced whole: builds of one folder need no agreement about it, and a folder of 1,000 documents is
looked through in a fifth of a second.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

from exporters.build.sighting import Sighting
from exporters.build.tool import nastaliq_digest, tool_digest
from exporters.build.write import write_together
from exporters.options import PLAIN, Printing
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORDS: Final = ".diglot"


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
            written = json.loads(self.path.read_bytes())
            return (
                written["tool"] == tool_digest()
                and written["source"] == self._relative(self.source)
                and written["embeds_source"] is self.embeds_source
                and written["printing"] == self._printing
                and (not written["nastaliq"] or written["nastaliq"] == nastaliq_digest())
                and Sighting.read(written["output"]).is_of(str(self.output))
                and all(
                    Sighting.read(seen).is_of(os.path.join(self.directory, path))  # noqa: PTH118
                    for path, seen in written["inputs"].items()
                )
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False

    def write(
        self, content: bytes, inputs: Mapping[Path, bytes], *, nastaliq: bool = False
    ) -> None:
        """Record that the output, which has this content, was made from what `inputs` held.

        `nastaliq`: and from a font that few documents choose, and that another may replace.
        Raises OSError where a file is gone, WriteError where the record cannot be written.
        """
        written = {
            "source": self._relative(self.source),
            "tool": tool_digest(),
            "embeds_source": self.embeds_source,
            "printing": self._printing,
            "nastaliq": nastaliq_digest() if nastaliq else "",
            "inputs": {
                self._relative(path): Sighting.of_input(path, read).as_json()
                for path, read in inputs.items()
            },
            "output": Sighting.of_output(self.output, content).as_json(),
        }
        text = json.dumps(written, ensure_ascii=False)
        write_together(
            {self.path: text.encode()}, self.path.parent, self.source.stem, durable=False
        )

    def _relative(self, path: Path) -> str:
        """A path from the record's folder: a project that is moved, or cached, stays built."""
        try:
            return os.path.relpath(path, self.directory)
        except ValueError:  # another drive
            return os.path.abspath(path)  # noqa: PTH100 - without its links resolved
