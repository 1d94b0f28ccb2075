"""The local page: what it may ask for, and how it hears that something has changed.

It answers on the loopback interface alone, to its own name alone (another site's name that points
here is refused), and hands out nothing but what a session shows: no path of the disk is ever
looked up. What comes out of a publication may run nothing and load nothing from elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from exporters.assets import find_styles
from exporters.errors import DiglotError
from exporters.preview.watching import changes_in, folders_of

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Callable, Iterable
    from pathlib import Path

    from starlette.requests import Request

    from exporters.diagnostics import Diagnostic
    from exporters.preview.session import Edition, Session

HOST: Final = "127.0.0.1"
_STATIC: Final = {
    "preview.html": "text/html", "preview.css": "text/css", "preview.js": "text/javascript",
    "reader.css": "text/css",
}  # fmt: skip
_OF_THE_PAGE: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
_OF_A_PUBLICATION: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# How often, in seconds, the server is asked whether it was told to end.
_GLANCE: Final = 0.1
# An edition's files never change: its number is in their addresses.
_FOREVER: Final = {"Cache-Control": "private, max-age=31536000, immutable"}
_NEVER: Final = {"Cache-Control": "no-store"}


class Preview:
    """A session on the network: its addresses, and those who listen for changes."""

    def __init__(
        self,
        session: Session,
        told: Callable[[Edition], None],
        failed: Callable[[Iterable[Diagnostic]], None],
    ) -> None:
        self.session = session
        self.stop = asyncio.Event()
        self._told = told
        self._failed = failed
        self._listeners: set[asyncio.Queue[str]] = set()

    @property
    def application(self) -> Starlette:
        """The addresses that there are; any other is not found."""
        edition = "{name}/{number:int}"
        return Starlette(
            routes=[
                Route("/", self._static),
                Route("/static/{file}", self._static),
                Route("/state", self._state),
                Route("/events", self._events),
                Route(f"/places/{edition}", self._places),
                Route(f"/page/{edition}/{{page:int}}/{{width:int}}.png", self._page),
                Route(f"/pdf/{edition}/{{file}}", self._pdf),
                Route(f"/book/{edition}/{{path:path}}", self._book),
            ],
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        )

    async def watch(self) -> None:
        """Build what has changed, tell everybody, wait for the next change; until `stop`."""
        await self._refresh()
        await asyncio.to_thread(self._warm)
        while not self.stop.is_set():
            folders = self._folders()
            async for _ in changes_in(folders, self.stop):
                await self._refresh()
                if self._folders() != folders:
                    break

    def _folders(self) -> list[Path]:
        return [*folders_of(self.session.roots, self.session.folder), find_styles()]

    def _warm(self) -> None:
        with contextlib.suppress(DiglotError):  # the next change will tell
            self.session.warm()

    async def _refresh(self) -> None:
        editions = self.session.refresh()
        try:
            self.session.renew()
            while (edition := await asyncio.to_thread(next, editions, None)) is not None:
                if self.stop.is_set():
                    editions.close()
                    return
                self._told(edition)
                self._announce(edition.describe())
        except DiglotError as error:
            self._failed(error.diagnostics)

    def _announce(self, message: dict[str, Any]) -> None:
        text = f"data: {json.dumps(message, ensure_ascii=False)}\n\n"
        for queue in self._listeners:
            queue.put_nowait(text)

    async def _static(self, request: Request) -> Response:
        name = request.path_params.get("file", "preview.html")
        if name not in _STATIC:
            return _missing()
        content = files("exporters.preview").joinpath("static", name).read_bytes()
        return _answer(content, f"{_STATIC[name]}; charset=utf-8", _OF_THE_PAGE, _NEVER)

    async def _state(self, _request: Request) -> Response:
        editions = [edition.describe() for edition in self.session.editions.values()]
        return JSONResponse({"documents": editions}, headers={**_ALWAYS, **_NEVER})

    async def _events(self, _request: Request) -> Response:
        return StreamingResponse(
            self._listen(), media_type="text/event-stream", headers={**_ALWAYS, **_NEVER}
        )

    async def _listen(self) -> AsyncIterator[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(queue)
        stopping = asyncio.create_task(self.stop.wait())
        try:
            yield "retry: 500\n\n"
            while not self.stop.is_set():
                waiting = asyncio.create_task(queue.get())
                await asyncio.wait({waiting, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not waiting.done():
                    waiting.cancel()
                    return
                yield waiting.result()
        finally:
            stopping.cancel()
            self._listeners.discard(queue)

    async def _places(self, request: Request) -> Response:
        edition = self._edition(request)
        if edition is None:
            return _missing()
        places = await asyncio.to_thread(edition.places)
        return JSONResponse([asdict(place) for place in places], headers={**_ALWAYS, **_FOREVER})

    async def _page(self, request: Request) -> Response:
        edition = self._edition(request)
        if edition is None or edition.pages is None:
            return _missing()
        number, width = request.path_params["page"], request.path_params["width"]
        try:
            picture = await asyncio.to_thread(edition.pages.draw, number, width)
        except IndexError:
            return _missing()
        return _answer(picture, "image/png", _OF_THE_PAGE, _FOREVER)

    async def _pdf(self, request: Request) -> Response:
        edition = self._edition(request)
        if edition is None or edition.pages is None:
            return _missing()
        return _answer(edition.pages.data, "application/pdf", "default-src 'none'", _FOREVER)

    async def _book(self, request: Request) -> Response:
        edition, path = self._edition(request), request.path_params["path"]
        if edition is None or edition.publication is None:
            return _missing()
        content = edition.publication.read(path)
        if content is None:
            return _missing()
        media_type = edition.publication.types[path]
        return _answer(content, media_type, _OF_A_PUBLICATION, _FOREVER)

    def _edition(self, request: Request) -> Edition | None:
        """The edition that an address names; an older one is shown no more."""
        edition = self.session.editions.get(request.path_params["name"])
        return edition if edition and edition.number == request.path_params["number"] else None


def _answer(content: bytes, media_type: str, policy: str, caching: dict[str, str]) -> Response:
    headers = {**_ALWAYS, **caching, "Content-Security-Policy": policy}
    return Response(content, media_type=media_type, headers=headers)


def _missing() -> Response:
    return Response("not found", 404, media_type="text/plain", headers={**_ALWAYS, **_NEVER})


def serve(
    session: Session,
    listener: socket.socket,
    told: Callable[[Edition], None],
    failed: Callable[[Iterable[Diagnostic]], None],
) -> None:
    """Show a session on an open socket, and keep it fresh, until the program is interrupted.

    `told` hears of every new edition, `failed` of what keeps all documents from being built.
    """
    with contextlib.suppress(KeyboardInterrupt):  # raised once more when all is closed
        asyncio.run(_serve(session, listener, told, failed))


async def _serve(
    session: Session,
    listener: socket.socket,
    told: Callable[[Edition], None],
    failed: Callable[[Iterable[Diagnostic]], None],
) -> None:
    preview = Preview(session, told, failed)
    config = uvicorn.Config(
        preview.application, log_config=None, access_log=False, lifespan="off",
        timeout_graceful_shutdown=10, server_header=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    watching = asyncio.create_task(preview.watch())
    watching.add_done_callback(lambda _: setattr(server, "should_exit", True))
    ending = asyncio.create_task(_await_end(server, preview.stop))
    try:
        await server.serve(sockets=[listener])
    finally:
        preview.stop.set()
        await asyncio.gather(watching, ending)
        session.close()


async def _await_end(server: uvicorn.Server, stop: asyncio.Event) -> None:
    """Tell those who listen that the server ends: it waits for them."""
    while not (server.should_exit or stop.is_set()):  # noqa: ASYNC110 - uvicorn has but a flag
        await asyncio.sleep(_GLANCE)
    stop.set()
