"""A process that knows other documents makes the same bytes as one that knows none."""

from __future__ import annotations

import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest

from benchmarks.changes import CHANGES
from benchmarks.texts import make_article
from exporters.build.limits import NO_WISHES, share_machine
from exporters.build.record import Record
from exporters.build.single import Job, build_document
from exporters.cli.parameters import make_options
from exporters.options import TARGETS
from exporters.runtime import memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What an article of the benchmark has not: verse, lists of both kinds, code, headings that refer.
MORE = """
## More {#more}

1.  One *thing*, and [another](#more).
2.  Two `things`.

- چای و نان
- گل و بلبل

::: {.verse lang=fa-AF}
| توانا بود هر که دانا بود
| ز دانش دل پیر برنا بود
:::

> It was {words} that they spoke of.

```python
print("{words}")
```
"""


@pytest.fixture(autouse=True)
def warm() -> Iterator[None]:
    """A process that stays warm for one test."""
    memory.stay_warm()
    yield
    memory.forget()


def revisions(count: int) -> Iterator[str]:
    """An article, changed more and more."""
    chance = Random(4)  # noqa: S311 - the same text every time
    source = make_article(3, "diglot").source.replace("[^1]: ", MORE + "\n[^1]: ", 1)
    for turn in range(count):
        kind = chance.choice([*CHANGES])
        source = CHANGES[kind](source, f"paper {turn}", "گل")
        yield source.replace("{words}", f"words of {turn}")


def test_each_revision_is_what_a_new_process_makes(tmp_path: Path) -> None:
    options, limits = make_options(), share_machine(1, NO_WISHES)
    article = make_article(3, "diglot")
    for number, source in enumerate(revisions(4)):
        path = article.write(tmp_path / str(number))
        path.write_text(source, "utf-8")
        records = tuple(Record(tmp_path / "warm", path, target) for target in TARGETS)
        built = build_document(Job(path, records, cache=False), options, limits)
        assert built.state == "written", built.diagnostics
        if number:  # the first is made by a process that knows nothing
            cold = tmp_path / "cold"
            command = (sys.executable, "-m", "exporters", "build", str(path), "-d", str(cold), "-q")
            subprocess.run(command, check=True)
            for target in TARGETS:
                name = f"{path.stem}.{target}"
                assert (tmp_path / "warm" / name).read_bytes() == (cold / name).read_bytes()
