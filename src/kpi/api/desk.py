"""What the routes of charts share: the view that an address asks for, the chart of a name, its image."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal, Protocol

from kpi.analysis.selection import LANGUAGES
from kpi.api.refusals import Refused
from kpi.book.asked import Asked, BadAddress, Mistake, wrong_place, wrong_selection, wrong_state
from kpi.book.index import CHARTS, drawn
from kpi.book.opening import days_published, open_data
from kpi.book.telling import Blank
from kpi.book.view import Keep, View
from kpi.charts.canvas import Canvas
from kpi.charts.chart import Chart
from kpi.images.cache import ImageCache
from kpi.images.failures import ImageError
from kpi.store.warehouse import Warehouse
from kpi.text.wording import Wording


class Draws(Protocol):
    """Makes images of figures, as ``kpi.images.renderer.Renderer`` does."""

    def image(
        self, spec: Mapping[str, Any], *, width: int, height: int, scale: float, format: Literal["png", "svg"]  # noqa: A002
    ) -> bytes:  # fmt: skip
        """Return a figure as an image. Raises ImageError."""
        ...


@dataclass(frozen=True)
class Desk:
    """The data that routes show, what is remembered of them, and who draws.

    ``lacking`` tells why no image can be drawn on this machine, if that is so; ``below``: the path that the server is
    below, as ``below_path`` gives it.
    """

    warehouse: Callable[[], Warehouse]
    keep: Keep
    renderer: Callable[[], Draws]
    images: Callable[[], ImageCache]
    lacking: Callable[[], ImageError | None] = lambda: None
    below: str = ""

    def view(self, asked: Asked, base: str, *, dark: bool = False) -> View:
        """Return the view that is asked for; ``base`` is the address of the server.

        Raises BadAddress with everything that makes no sense, and NoData.
        """
        store, query = self.warehouse(), asked.query
        mistakes = [*asked.mistakes, *wrong_state(query, days_published(store.snapshot(), self.keep))]
        found = open_data(store, {**query, "asof": ""} if mistakes else query, self.keep)
        misplaced = wrong_place(query, found.reference)
        mistakes += misplaced + wrong_selection(query, found.reference, None if misplaced else found.years, CHARTS)
        if mistakes:
            raise BadAddress(mistakes)
        return found.view(dark=dark, base=base)

    def chart(self, view: View, name: str, canvas: Canvas) -> Chart:
        """Return the chart of a name. Raises Refused where there is nothing to show."""
        made = drawn(view, name, canvas)
        if isinstance(made, Blank):
            raise Refused(404, Mistake("", *(_plain(drawn(_in(view, lang), name, canvas)) for lang in LANGUAGES)))
        return made

    def image(self, view: View, name: str, canvas: Canvas, kind: Literal["png", "svg"], tag: str) -> bytes:
        """Return the chart of a name as an image, kept under ``tag``. Raises Refused and ImageError."""
        return self.images().get_or_make(tag, lambda: self._drawn(self.chart(view, name, canvas), canvas, kind))

    def _drawn(self, chart: Chart, canvas: Canvas, kind: Literal["png", "svg"]) -> bytes:
        figure = chart.still.to_dict()
        height = round(figure["layout"]["height"])
        return self.renderer().image(figure, width=canvas.width, height=height, scale=canvas.scale, format=kind)


def _in(view: View, lang: str) -> View:
    return replace(view.changed(lang=lang), say=Wording(view.reference, lang))


def _plain(made: Chart | Blank) -> str:
    return (f"{made.title}. " if made.title else "") + made.reason if isinstance(made, Blank) else ""


def tag_of(view: View, name: str, *form: object) -> str:
    """Return what tells this chart in this ``form`` from any other, before it is made.

    Publication, name, the parts of the selection that it depends on, the day where it shows today's units, the
    address written in it, and the edition of this software.
    """
    seen = view.only(CHARTS[name].uses)
    parts = (edition(), view.data.version, name, seen.selection, seen.day, view.base, *form)
    return sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


@cache
def edition() -> str:
    """Return what tells this software from any other edition of it: its version, and its code as it stands."""
    try:
        number = version("kpi-dashboard")
    except PackageNotFoundError:
        number = ""
    digest = sha256(number.encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
