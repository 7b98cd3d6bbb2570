"""Who moved most: the values of two years joined by a bar, one row per unit."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from kpi.analysis.answer import each, grouped
from kpi.charts.frame import MUTED, PALETTE, Chart, finish, hover, value_axis
from kpi.text.comparison import moved
from kpi.text.wording import Wording

ROW = 42  # height of a unit: its name with the change above, its marks below


def spread(answer: pd.DataFrame, say: Wording, title: str, chosen: Collection[str] = ()) -> Chart:
    """Return a row for each unit of ``analysis.compare.spread`` whose change may be told, in its order.

    An upright stroke is the earlier year, a dot the later one; name and change stand above. The
    names of the units ``chosen`` are in bold.
    """
    answer = answer[answer["refused"].isna()]
    pairs = list(grouped(each(answer), "unit").values())
    figure = go.Figure()
    figure.add_scatter(
        x=[x for early, late in pairs for x in (early.value, late.value, None)],
        y=[place for place in range(len(pairs)) for _ in range(3)], mode="lines", hoverinfo="skip", showlegend=False,
        line={"color": MUTED, "width": 4}, connectgaps=False,
    )  # fmt: skip
    marks = (
        {"symbol": "line-ns", "size": 14, "line": {"width": 3.5, "color": PALETTE[1]}},
        {"symbol": "circle", "size": 12, "color": PALETTE[0]},
    )
    for end, marker in enumerate(marks):
        rows = [pair[end] for pair in pairs]
        figure.add_scatter(
            x=[row.value for row in rows], y=list(range(len(rows))), mode="markers", marker=marker,
            name=str(rows[0].year), customdata=[row.unit for row in rows], cliponaxis=False, hoverinfo="text",
            hovertext=[hover(row, say, f"{say.dated_unit(row.unit)}, {row.year}") for row in rows],
        )  # fmt: skip
    for place, (_, late) in enumerate(pairs):
        name = say.dated_unit(late.unit)
        figure.add_annotation(
            text=f"{f'<b>{name}</b>' if late.unit in chosen else name}: {moved(late, say)}", x=0, xref="paper",
            xanchor="left", y=place, yshift=18, showarrow=False, font={"size": 12},
        )  # fmt: skip
    indicator = str(answer["indicator"].iloc[0])
    axis = value_axis(say, indicator) | {"rangemode": "normal", "nticks": 6, "tickangle": 0, "showgrid": True}
    figure.update_xaxes(**axis)
    figure.update_yaxes(range=[len(pairs) - 0.6, -0.8], visible=False)
    figure.update_layout(showlegend=True)
    return finish(
        figure, title=title, say=say, answer=answer, height=190 + ROW * len(pairs), x_title=say.unit_measure(indicator),
        points=[
            f"{say.dated_unit(late.unit)}: {say.value(early)} → {say.value(late)} ({moved(late, say)})"
            for early, late in pairs
        ],
    )  # fmt: skip
