"""A headless Chromium that is told what to do: the DevTools protocol over a web socket."""

from __future__ import annotations

import base64
import json
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from websockets.sync.client import ClientConnection, connect

from tests.programs import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0", "--window-size=1400,900", "--force-prefers-reduced-motion",
)  # fmt: skip
_PATIENCE: Final = 90.0


class Tab:
    """One page of a browser."""

    def __init__(self, link: ClientConnection, session: str) -> None:
        self._link = link
        self._session = session
        self._count = 0

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of one call of the protocol."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._link.send(json.dumps(message))
        while True:
            reply = json.loads(self._link.recv(_PATIENCE))
            if reply.get("id") == self._count:
                assert "error" not in reply, reply
                found: dict[str, Any] = reply["result"]
                return found

    def read(self, expression: str) -> Any:
        """The value of an expression in the page, a promise's when it is kept."""
        found = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def wait_for(self, expression: str) -> Any:
        """The value of an expression as soon as it is true."""
        end = time.monotonic() + _PATIENCE
        while not (value := self.read(expression)):
            assert time.monotonic() < end, (
                f"never: {expression}\n{self.read('document.body.innerText')}"
            )
            time.sleep(0.05)
        return value

    def click(self, x: float, y: float) -> None:
        """Press and let go of the mouse at a point of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Press a key that writes a character."""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def screenshot(self, path: Path) -> None:
        """What the window shows, as a PNG picture."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))


@contextmanager
def open_tab(address: str, profile: Path) -> Iterator[Tab]:
    """A page opened in a browser of its own; `profile` is an empty folder."""
    command = [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        try:
            assert program.stderr is not None
            lines = iter(program.stderr.readline, "")
            socket = next(line for line in lines if line.startswith("DevTools ")).split()[-1]
            with connect(socket, max_size=None, open_timeout=_PATIENCE) as link:
                browser = Tab(link, "")
                target = browser.call("Target.createTarget", url="about:blank")["targetId"]
                session = browser.call("Target.attachToTarget", targetId=target, flatten=True)
                tab = Tab(link, session["sessionId"])
                tab.call("Page.navigate", url=address)
                tab.wait_for(f"location.href === '{address}' && document.readyState === 'complete'")
                yield tab
        finally:
            program.terminate()
