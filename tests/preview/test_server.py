"""exporters.preview.server: what it answers, to whom, and nothing else."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from exporters.preview.server import Preview

if TYPE_CHECKING:
    from exporters.preview.session import Edition


class Stub:
    """A session that shows what it was given."""

    def __init__(self, editions: dict[str, Edition]) -> None:
        self.editions = editions


def ask(
    editions: dict[str, Edition], path: str, host: str = "127.0.0.1:8000"
) -> tuple[int, dict[str, str], bytes]:
    """The status, the headers and the content of the answer to GET."""
    preview = Preview(Stub(editions), lambda _: None, lambda _: None)  # type: ignore[arg-type]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": b"", "headers": [(b"host", host.encode())], "http_version": "1.1",
        "scheme": "http", "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    asyncio.run(preview.application(scope, receive, send))
    headers = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent[1:])


@pytest.mark.parametrize(
    ("path", "media_type", "begins"),
    [
        ("/", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("/static/preview.js", "text/javascript; charset=utf-8", b"//"),
        ("/book/persian/1/EPUB/text.xhtml", "application/xhtml+xml", b"<?xml"),
        ("/book/persian/1/EPUB/styles/base.css", "text/css; charset=utf-8", b""),
        ("/page/persian/1/1/300.png", "image/png", b"\x89PNG"),
        ("/pdf/persian/1/persian.pdf", "application/pdf", b"%PDF"),
        ("/places/persian/1", "application/json", b'[{"href":'),
    ],
)
def test_what_is_there(
    editions: dict[str, Edition], path: str, media_type: str, begins: bytes
) -> None:
    status, headers, content = ask(editions, path)
    assert (status, headers["content-type"]) == (200, media_type)
    assert content.startswith(begins)
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers.get("content-security-policy", "default-src 'none'")
    assert "default-src 'none'" in policy
    assert ("script-src" in policy) is not path.startswith(("/book", "/pdf", "/places"))


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/static/server.py", "/static/../server.py", "/book/persian/1/mimetype",
        "/book/persian/1/../../../etc/passwd", "/book/persian/1//etc/passwd",
        "/book/persian/1/EPUB/../EPUB/text.xhtml", "/book/persian/2/EPUB/text.xhtml",
        "/book/other/1/EPUB/text.xhtml", "/page/persian/1/0/300.png", "/page/persian/1/9/300.png",
        "/page/other/1/1/300.png", "/pdf/other/1/x.pdf", "/places/persian/7",
    ],
)  # fmt: skip
def test_what_is_not_there(editions: dict[str, Edition], path: str) -> None:
    assert ask(editions, path)[0] == 404


def test_another_name_for_this_computer_is_refused(editions: dict[str, Edition]) -> None:
    for host, status in (("localhost:8000", 200), ("evil.example", 400), ("127.0.0.1.evil", 400)):
        assert ask(editions, "/state", host)[0] == status


def test_the_state_tells_of_every_document(editions: dict[str, Edition]) -> None:
    _, headers, content = ask(editions, "/state")
    documents = json.loads(content)["documents"]
    assert {one["name"]: len(one["pages"]) for one in documents} == {"article": 2, "persian": 1}
    assert headers["cache-control"] == "no-store"
