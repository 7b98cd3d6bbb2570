"""The command ``kpi brief``: one printed page a unit."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from kpi.book.briefing.page import inlined, write_brief, write_document
from kpi.book.briefing.plan import plan_brief
from kpi.book.opening import open_view, remembering
from kpi.book.view import View
from kpi.commands.console import (
    AsOf,
    Language,
    OnePlace,
    OneUnit,
    Store,
    either,
    fail,
    files_in,
    folder,
    one_unit,
    open_data,
    progress,
    tell,
    wrong,
)
from kpi.images.failures import ImageError
from kpi.images.renderer import Renderer
from kpi.intake.load import derive_state
from kpi.store.warehouse import Warehouse
from kpi.text.numbers import number
from kpi.units.tree import file_stem, find_units


def write_briefings(
    unit: OneUnit = "",
    place: OnePlace = "",
    year: Annotated[int | None, typer.Option(help="The year; else the newest with figures.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A PDF file, or a folder for it.")] = Path(),
    warehouse: Store | None = None,
    lang: Language = "vi",
    asof: AsOf = None,
) -> None:
    """Write a briefing to be printed: one A4 page a unit, of one unit or of a whole place."""
    either(unit, place, lang)
    view = _look(warehouse, lang, asof, unit, place, year)
    chosen, tree = view.selection, view.reference.tree
    below = [] if unit else [found.id for found in tree.children_in(chosen.place, chosen.year)]
    views = [view, *(view.changed(unit=found) for found in below)]
    single = unit and output.suffix.lower() == ".pdf"
    target = output.parent if single else output
    files = [output] if single else [target / _file_name(seen) for seen in views]
    try:
        with files_in(target, lang):
            seconds = _print_briefs(views, files, None if unit else target / _file_name(view, "all"))
    except ImageError as error:
        fail(error.vi, error.en, lang)
    pages, each_took = number(len(files), 0, lang), number(sum(seconds) / len(seconds), 2, lang)
    slowest, written = number(max(seconds), 2, lang), files[0] if len(files) == 1 else target
    tell(
        f"Đã ghi {pages} trang vào {written}: trung bình {each_took} giây mỗi đơn vị, lâu nhất {slowest} giây.",
        f"Wrote {pages} page(s) to {written}: {each_took} s a unit on average, {slowest} s at most.",
        lang,
    )


def _look(store: Path | None, lang: str, asof: int | None, unit: str, place: str, year: int | None) -> View:
    """Return the view of one unit or place in a year; say what may be meant where they name none or several."""
    open_data(store, lang, asof)
    query = {"lang": lang, "asof": str(asof or ""), "year": str(year or "")}
    warehouse, keep = Warehouse(folder(store), derive_state), remembering()
    base = os.environ.get("KPI_ADDRESS", "")
    tree = open_view(warehouse, query).reference.tree
    known, parents = list(tree.by_id.values()), tree.parents()
    then = [unit for unit in known if year is None or unit.exists_in(year)]
    found = one_unit(parents if place else then if find_units(then, unit) else known, place or unit, lang)
    whole = found if found in parents else tree[found.parent or found.id]
    query |= {"place": whole.id, "unit": found.id if unit else ""}
    view = open_view(warehouse, query, base=base, keep=keep)
    if year is not None and view.selection.year != year:
        years = ", ".join(map(str, view.years)) or "–"
        wrong(
            f"{whole.name_vi} không có số liệu năm {year}; các năm có số liệu: {years}",
            f"{whole.name_en} has no figures for {year}; years with figures: {years}",
            lang,
        )
    return view


def _file_name(view: View, *more: str) -> str:
    """Return ``MH07-phuong-hoa-lan-2025.pdf``."""
    unit = view.reference.tree[view.selection.unit or view.selection.place]
    return "-".join([file_stem(unit, view.say.lang), str(view.selection.year), *more]) + ".pdf"


def _print_briefs(views: list[View], files: list[Path], together: Path | None) -> list[float]:
    """Write a PDF for each view, and one of all ``together``, if wanted; return the seconds that each took."""
    seconds: list[float] = []
    pages: list[str] = []
    with Renderer(seconds=60) as renderer, progress() as bar:
        task = bar.add_task("", total=len(views))
        for view, file in zip(views, files, strict=True):
            bar.update(task, description=view.say.unit(view.selection.unit or view.selection.place))
            started = time.perf_counter()
            pages.append(_drawn_brief(view, renderer))
            file.write_bytes(renderer.pdf(write_document(view, pages[-1:])))
            seconds.append(time.perf_counter() - started)
            bar.advance(task)
        if together:
            together.write_bytes(renderer.pdf(write_document(views[0], pages)))
    return seconds


def _drawn_brief(view: View, renderer: Renderer) -> str:
    """Return the page of a view with its charts drawn."""
    planned = plan_brief(view)
    specs = [chart.still.to_dict() for chart in planned.charts]
    sizes = [{side: int(spec["layout"][side]) for side in ("width", "height")} for spec in specs]
    drawn = [renderer.image(spec, **size, scale=1, format="svg") for spec, size in zip(specs, sizes, strict=True)]
    return write_brief(planned, [inlined(svg) for svg in drawn])
