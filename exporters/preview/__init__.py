"""Both outputs of a document side by side in a browser, built again as soon as a file changes.

watching → session → publication, pages, places → server → static/preview.js
"""

from exporters.preview.server import serve
from exporters.preview.session import Session

__all__ = ["Session", "serve"]
