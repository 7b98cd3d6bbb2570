"""A visitor without a browser: one session over Streamlit's websocket that clicks and waits until the page is done."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 120  # seconds until a connection must stand or a script run be done
KEPT_RUNS = 2  # the browser remembers large elements for so many runs, and the server then sends their hash alone


@dataclass(frozen=True)
class Run:
    """One script run as its visitor sees it."""

    seconds: float
    messages: Sequence[ForwardMsg]

    @property
    def charts(self) -> list[PlotlyChart]:
        """Return the charts that were drawn, from the top of the page."""
        return [
            message.delta.new_element.plotly_chart for message in self.messages if _element(message) == "plotly_chart"
        ]


class Session:
    """One visitor. ``pages`` and ``years`` are known after ``open``."""

    def __init__(self, socket: ClientConnection) -> None:
        self.pages: list[str] = []
        self.years: list[str] = []
        self._socket = socket
        self._hashes: dict[str, str] = {}
        self._year_widget = self._page = self._query = ""
        self._seen: deque[set[str]] = deque(maxlen=KEPT_RUNS)

    async def open(self, page: str, query: str) -> Run:
        """Come to ``page`` by a link."""
        return await self._run(ClientState(page_name=page, query_string=query))

    async def go(self, page: str) -> Run:
        """Choose ``page`` in the menu."""
        return await self._run(ClientState(page_script_hash=self._hashes[page]))

    async def choose_year(self, year: str) -> Run:
        """Choose ``year`` in the sidebar."""
        widgets = WidgetStates(widgets=[WidgetState(id=self._year_widget, string_value=year)])
        state = ClientState(page_script_hash=self._page, query_string=self._query, widget_states=widgets)
        return await self._run(state)

    async def send(self, *widgets: WidgetState) -> Run:
        """Send states of widgets, as the browser does after a click."""
        states = WidgetStates(widgets=widgets)
        return await self._run(ClientState(page_script_hash=self._page, query_string=self._query, widget_states=states))

    async def _run(self, state: ClientState) -> Run:
        state.context_info.CopyFrom(ContextInfo(color_scheme="light", locale="vi", timezone="Asia/Ho_Chi_Minh"))
        state.cached_message_hashes.extend(set().union(*self._seen))
        start = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        async with asyncio.timeout(PATIENCE):
            messages = await self._receive()
        seconds = time.perf_counter() - start
        self._seen.append({m.ref_hash or m.hash for m in messages if m.ref_hash or m.metadata.cacheable})
        return Run(seconds, messages)

    async def _receive(self) -> list[ForwardMsg]:
        messages = []
        while True:
            message = ForwardMsg.FromString(await self._socket.recv(decode=False))
            messages.append(message)
            self._notice(message)
            if _is_last(message):
                return messages

    def _notice(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._hashes = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self.pages = list(self._hashes)
            self._page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif _element(message) == "exception":
            raise RuntimeError(f"the page failed: {message.delta.new_element.exception.message}")
        elif _element(message) == "selectbox" and message.delta.new_element.selectbox.id.endswith("f_year"):
            self._year_widget = message.delta.new_element.selectbox.id
            self.years = list(message.delta.new_element.selectbox.options)


def _element(message: ForwardMsg) -> str | None:
    return message.delta.new_element.WhichOneof("type") if message.HasField("delta") else None


def _is_last(message: ForwardMsg) -> bool:
    if message.WhichOneof("type") != "script_finished":
        return False
    return message.script_finished != ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


@asynccontextmanager
async def visit(address: str, cookies: Mapping[str, str] | None = None) -> AsyncIterator[Session]:
    """Connect a visitor to the dashboard at ``address``, with the cookies of a browser if there are any."""
    url = f"ws://{address}/_stcore/stream"
    settings: dict[str, Any] = {"max_size": None, "open_timeout": PATIENCE, "ping_interval": None}
    spoken = [Subprotocol("streamlit")]
    if cookies:
        told = "; ".join(f"{name}={value}" for name, value in cookies.items())
        settings |= {"additional_headers": {"Cookie": told}, "origin": f"http://{address}"}
        spoken.append(Subprotocol(cookies["_streamlit_xsrf"]))
    async with connect(url, subprotocols=spoken, **settings) as socket:
        yield Session(socket)
