"""The floor of a first visit: a bare page that holds the charts of the overview and Plotly, and nothing else."""

import shutil
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from streamlit.proto.PlotlyChart_pb2 import PlotlyChart

PAGE = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>Plotly</title><script src="plotly.min.js"></script></head>
<body style="display: grid; grid-template-columns: 1fr 1fr">
{charts}
</body>
</html>
"""
CHART = """<div id="chart-{number}"></div>
<script>
{{
    const figure = {spec};
    Plotly.newPlot("chart-{number}", figure.data, figure.layout, {config});
}}
</script>"""


def write_floor(folder: Path, charts: Sequence[PlotlyChart]) -> None:
    """Write the page and the library of the installed Plotly package into ``folder``."""
    drawn = [
        CHART.format(number=number, spec=_in_script(chart.spec), config=_in_script(chart.config))
        for number, chart in enumerate(charts)
    ]
    (folder / "index.html").write_text(PAGE.format(charts="\n".join(drawn)), encoding="utf-8")
    with resources.as_file(resources.files("plotly") / "package_data" / "plotly.min.js") as library:
        shutil.copy(library, folder)


def _in_script(json: str) -> str:
    return json.replace("</", "<\\/")
