"""The pictures a document shows: found inside its folder, measured, named."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from exporters.document import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from exporters.reader.findings import Findings, Mark

MAX_IMAGE_BYTES: Final = 30_000_000
MAX_IMAGE_PIXELS: Final = 60_000_000
MAX_TOTAL_BYTES: Final = 300_000_000

_MEDIA_TYPES: Final = {
    "PNG": ("image/png", ".png"),
    "JPEG": ("image/jpeg", ".jpg"),
    "MPO": ("image/jpeg", ".jpg"),
    "GIF": ("image/gif", ".gif"),
    "WEBP": ("image/webp", ".webp"),
}
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class ResourceReader:
    """Reads pictures below one folder; asked twice for one file it reads it once.

    `files` are all files that the document was read from besides its own, by their paths as the
    document names them. With `root`, nothing outside it may be read. `drafts` are what files of
    metadata will hold, by path.
    """

    def __init__(
        self, folder: Path, root: Path | None = None, drafts: Mapping[Path, bytes] | None = None
    ) -> None:
        self.folder = folder
        self._drafts = {path.resolve(): draft for path, draft in (drafts or {}).items()}
        self.files: dict[Path, bytes] = {}
        self._root = root
        self._by_path: dict[Path, Resource | None] = {}
        self._names: set[str] = set()
        self._total = 0

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Every picture read so far, in the order of first use."""
        return tuple(resource for resource in self._by_path.values() if resource)

    def note(self, path: Path, content: bytes) -> None:
        """Note that a file was read, as the document names it."""
        self.files.setdefault(path, content)

    def draft_of(self, path: Path) -> bytes | None:
        """What the file at a path will hold, where that is known before it is written."""
        return self._drafts.get(path.resolve()) if self._drafts else None

    def may_read(self, path: Path) -> bool:
        """Whether a path, also through a symbolic link, stays inside the root."""
        try:
            return self._root is None or path.resolve().is_relative_to(self._root.resolve())
        except (OSError, ValueError, RuntimeError):
            return False

    def read_image(
        self,
        target: str,
        mark: Mark,
        findings: Findings,
        base: Path | None = None,
        *,
        may_be_absent: bool = False,
    ) -> str:
        """The resource name of the picture at `target`, a path from `base`; empty if refused.

        `base` is the folder itself unless told otherwise (a masthead's logo is found from the
        masthead). A path that leaves the folder, also through a symbolic link, is refused. A
        picture that `may_be_absent` is no error where it is: other words stand for it.
        """
        if _SCHEME.match(target):
            findings.add("r-011" if may_be_absent else "r-002", mark, target=target)
            return ""
        root = self.folder.resolve()
        named = (base or self.folder) / unquote(target)
        try:
            path = named.resolve()
            inside = self.may_read(path) and (
                path.is_relative_to(root)
                or (base is not None and path.is_relative_to(base.resolve()))
            )
            exists = path.is_file()
        except (OSError, ValueError, RuntimeError):
            inside, exists, path = True, False, root
        if not inside:
            findings.add("r-012" if may_be_absent else "r-003", mark, target=target)
            return ""
        if not exists:
            findings.add("r-010" if may_be_absent else "r-001", mark, target=target)
            return ""
        if path not in self._by_path:
            self._by_path[path] = self._read(path, target, mark, findings)
        resource = self._by_path[path]
        if resource is not None:
            self.note(named, resource.data)
        return resource.name if resource else ""

    def _read(self, path: Path, target: str, mark: Mark, findings: Findings) -> Resource | None:
        try:
            with path.open("rb") as file:
                content = file.read(MAX_IMAGE_BYTES + 1)
        except OSError as error:
            findings.add("r-004", mark, target=target, reason=(error.strerror or "").lower())
            return None
        self._total += len(content)
        if len(content) > MAX_IMAGE_BYTES or self._total > MAX_TOTAL_BYTES:
            limit = MAX_IMAGE_BYTES if len(content) > MAX_IMAGE_BYTES else MAX_TOTAL_BYTES
            findings.add("r-005", mark, target=target, limit=limit // 1_000_000)
            return None
        header = read_image_header(content)
        if header is None:
            findings.add("r-006", mark, target=target)
            return None
        form, width, height, moves = header
        if width * height > MAX_IMAGE_PIXELS:
            limit = MAX_IMAGE_PIXELS // 1_000_000
            findings.add("r-007", mark, target=target, width=width, height=height, limit=limit)
            return None
        if reason := find_damage(content):
            findings.add("r-009", mark, target=target, reason=reason)
            return None
        media_type, suffix = _MEDIA_TYPES[form]
        return Resource(self._name(path.stem, suffix), media_type, content, width, height, moves)

    def _name(self, stem: str, suffix: str) -> str:
        """An ASCII file name that no other resource has."""
        plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
        plain = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:60] or "image"
        name, count = f"{plain}{suffix}", 1
        while name in self._names:
            count += 1
            name = f"{plain}-{count}{suffix}"
        self._names.add(name)
        return name


def read_image_header(content: bytes) -> tuple[str, int, int, bool] | None:
    """Pillow's name of the format, width and height in pixels, whether it moves; or no picture."""
    import io  # noqa: PLC0415 - a document without pictures does not load Pillow
    import warnings  # noqa: PLC0415

    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP")) as image:
                form = image.format or ""
                # A camera's MPO has several pictures, and shows the first.
                moves = form != "MPO" and getattr(image, "is_animated", False)
                return (form, *image.size, moves) if form in _MEDIA_TYPES else None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def find_damage(content: bytes) -> str:
    """Why a picture with a sound header cannot be drawn to its last line; empty if it can."""
    import io  # noqa: PLC0415 - see `read_image_header`
    import warnings  # noqa: PLC0415

    from PIL import Image, ImageFile  # noqa: PLC0415

    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the page engine sets it, for the whole process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP")) as image:
                image.load()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        return (str(error).splitlines() or ["it ends too early"])[0]
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
    return ""
