"""What every answer of the server tells the browser: run no script but ours, load nothing from elsewhere, no frames."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit

from checker.web.frame.page_script import every_page_script

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = Callable[[Message, Receive, Send], Awaitable[None]]

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds the headers to every answer of the server it stands before."""

    def __init__(self, app: Answer) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name.lower().encode(): value.encode() for name, value in security_headers().items()}
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message["headers"] = [*kept, *ours.items()]
            await send(message)

        await self._app(scope, receive, with_headers)


@cache
def security_headers() -> dict[str, str]:
    """The headers by name."""
    return {"Content-Security-Policy": _policy(), **_ALWAYS}


def _policy() -> str:
    """Scripts by their fingerprint. Streamlit sets styles while it runs, so those cannot be told apart."""
    allowed = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in _scripts()
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _scripts() -> Iterator[str]:
    """What is written out in the page itself: Streamlit's own first line, and our script in each of its forms."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    yield from _INLINE.findall(page.read_text(encoding="utf-8"))
    yield from every_page_script()
