"""A person's browser as the server sees it: what it asks and sends, without a window that would take from the same cores."""

from __future__ import annotations

import threading
import urllib.request
import uuid
from collections.abc import Sequence
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

_LARGEST = 50_000_000
_FILE, _WAITS = 'class="file"', "data-waits"


class Caller:
    """Opens the page at an address; `read` of `given` bills have been read so far."""

    def __init__(self, address: str) -> None:
        self._address = address
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=30) as answer:
            cookie = answer.headers["Set-Cookie"] or ""
        self._cookie = cookie.split(";")[0]
        self._token = self._cookie.partition("=")[2]
        self.given = self.read = 0
        self._session = self._uploader = ""
        self._seen: set[str] = set()

    def stay(self, bills: Sequence[bytes], until: threading.Event) -> None:
        """Give bill after bill, the next once the last has been read, until it is time."""
        where = f"ws://{urlsplit(self._address).netloc}/_stcore/stream"
        headers = {"Cookie": self._cookie}
        with connect(where, subprotocols=["streamlit"], additional_headers=headers, max_size=_LARGEST) as line:
            self._run(line)
            while not until.is_set():
                data = bills[self.given % len(bills)] + b"%% %d %d" % (id(self), self.given)
                self._give(line, f"{self.given}.pdf", data)

    def _give(self, line: ClientConnection, name: str, data: bytes) -> None:
        ask = BackMsg()
        ask.file_urls_request.request_id = uuid.uuid4().hex
        ask.file_urls_request.file_names.append(name)
        ask.file_urls_request.session_id = self._session
        line.send(ask.SerializeToString())
        while not (told := _next(line)).HasField("file_urls_response"):
            self._take_in(told)
        place = told.file_urls_response.file_urls[0]
        self._send_up(place, name, data)
        self.given += 1
        self._run(line, place, name, len(data))

    def _send_up(self, place: FileURLs, name: str, data: bytes) -> None:
        head = f'--bill\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'.encode()
        headers = {
            "Cookie": self._cookie,
            "X-Xsrftoken": self._token,
            "Content-Type": "multipart/form-data; boundary=bill",
        }
        request = urllib.request.Request(
            f"{self._address}{place.upload_url}", head + data + b"\r\n--bill--\r\n", headers, method="PUT"
        )
        urllib.request.urlopen(request, timeout=60).close()

    def _run(self, line: ClientConnection, place: FileURLs | None = None, name: str = "", size: int = 0) -> None:
        """Have the page run, with this file in the uploader, and follow it to its end."""
        ask = BackMsg()
        if place is not None:
            state = ask.rerun_script.widget_states.widgets.add(id=self._uploader)
            state.file_uploader_state_value.uploaded_file_info.add(
                file_id=place.file_id, name=name, size=size, file_urls=place
            )
        else:
            ask.rerun_script.query_string = ""
        line.send(ask.SerializeToString())
        ended = False
        while not ended or self.read < self.given:
            told = _next(line)
            self._take_in(told)
            ended = told.HasField("script_finished") and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    def _take_in(self, told: ForwardMsg) -> None:
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self._session = told.new_session.initialize.session_id
        elif kind == "delta":
            shown = told.delta.new_element
            if shown.WhichOneof("type") == "file_uploader":
                self._uploader = shown.file_uploader.id
            elif _FILE in (body := shown.html.body) and _WAITS not in body:
                self._seen.add(body)
                self.read = len(self._seen)


def _next(line: ClientConnection) -> ForwardMsg:
    told = ForwardMsg()
    told.ParseFromString(line.recv(timeout=120))
    return told
