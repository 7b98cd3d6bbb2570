"""A chart: a figure, what is said of it, and the answer it was drawn from."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
from plotly.basedatatypes import BaseFigure

from kpi.charts.canvas import Paper


@dataclass(frozen=True)
class Telling:
    """What is said of a chart: ``title`` names it, ``headline`` says what is seen, ``subtitle`` what was measured.

    ``notes`` are sentences below it, the most important first; ``alt`` and ``sentence`` are its text
    alternative and the sentence that may be quoted.
    """

    title: str
    headline: str = ""
    subtitle: str = ""
    alt: str = ""
    sentence: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A figure with what is said of it, the lines below it and the answer it was drawn from."""

    figure: Any
    telling: Telling
    foot: str  # notes, sources and last day covered, all of them, as one text
    answer: pd.DataFrame
    paper: Paper = field(default_factory=Paper)

    @property
    def title(self) -> str:
        """Return what the chart is called: indicator, place, years."""
        return self.telling.title

    @property
    def alt(self) -> str:
        """Return its text alternative."""
        return self.telling.alt

    @cached_property
    def still(self) -> BaseFigure:
        """Return the figure to show, written out once; the first use comes after the last change to ``figure``."""
        return _Written(self.figure)

    @property
    def synthetic(self) -> bool:
        """Tell whether any figure in it is made up."""
        return is_synthetic(self.answer)


class _Written(BaseFigure):  # type: ignore[misc]
    """A figure that knows its own specification, so that showing it again does not copy it through."""

    def __init__(self, figure: Any) -> None:
        self._specification = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """Return the specification; nobody may change it in place."""
        specification: dict[str, Any] = self._specification
        return specification


def is_synthetic(answer: pd.DataFrame) -> bool:
    """Tell whether any row of an answer comes from a synthetic source: by rule of the data."""
    return bool(answer["synthetic"].fillna(False).astype(bool).any()) if "synthetic" in answer else False
