"""Draws a figure in a real browser and finds words that are cut or that lie over each other."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import plotly
from playwright.sync_api import Browser

from kpi.charts.chart import Chart
from kpi.images.page import font_face

SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PAGE = "<!doctype html><html><head><style>{font} body {{ margin: 0 }}</style></head><body></body></html>"
DRAW = """async (spec) => {
    document.body.innerHTML = "";
    const at = document.createElement("div");
    at.style.width = spec.layout.width + "px";
    at.style.height = spec.layout.height + "px";
    document.body.append(at);
    await Plotly.newPlot(at, spec.data, spec.layout, {displayModeBar: false});
    const sheet = at.querySelector(".main-svg").getBoundingClientRect();
    const words = [...at.querySelectorAll("text")].filter(text => text.textContent.trim());
    return words.map(text => {
        const box = text.getBoundingClientRect();
        return [text.textContent, box.left - sheet.left, box.top - sheet.top, box.right - sheet.left,
                box.bottom - sheet.top];
    });
}"""
SLACK = 1.5  # pixels by which boxes of letters reach beyond what is inked
LEADING = 4  # and by which boxes of lines do


@dataclass(frozen=True)
class Box:
    """Where words stand, in pixels from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def hits(self, other: "Box") -> bool:
        """Tell whether two boxes share more than the room that letters leave free."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > LEADING

    def leaves(self, width: float, height: float) -> bool:
        """Tell whether the box reaches beyond the sheet."""
        return self.left < -SLACK or self.top < -SLACK or self.right > width + SLACK or self.bottom > height + SLACK


class DrawingBoard:
    """A tab of a real browser with Plotly and the font of the page."""

    def __init__(self, chromium: Browser) -> None:
        self.page = chromium.new_page(viewport={"width": 1300, "height": 1400})
        self.page.set_content(PAGE.format(font=font_face("normal")))
        self.page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
        loaded = self.page.evaluate("Promise.all([...document.fonts].map(font => font.load()))")
        assert loaded  # else the first chart would be drawn, and measured, in another font

    def faults(self, chart: Chart) -> list[str]:
        """Return what is cut and what lies over something else in ``chart``; the watermark lies over all on purpose."""
        spec: dict[str, Any] = json.loads(chart.figure.to_json())
        spec["layout"]["width"] = width = chart.paper.canvas.width
        marks = {note["text"].replace("<br>", "") for note in spec["layout"]["annotations"]
                 if note.get("name") == "watermark"}  # fmt: skip
        boxes = [Box(*found) for found in self.page.evaluate(DRAW, spec)]
        boxes = [box for box in boxes if box.text not in marks]
        cut = [f"cut: {box.text[:60]}" for box in boxes if box.leaves(width, spec["layout"]["height"])]
        over = [
            f"over each other: {box.text[:40]} / {other.text[:40]}"
            for place, box in enumerate(boxes)
            for other in boxes[place + 1 :]
            if box.hits(other)
        ]
        return cut + over
