"""The command ``kpi``: load figures, say what is loaded, list what the checks found."""

import os
import time
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kpi.analysis.answer import each
from kpi.analysis.provenance import findings, publications
from kpi.book.brief import inlined, plan_brief, write_brief, write_document
from kpi.book.opening import open_view, remembering
from kpi.book.view import View
from kpi.cli_submissions import import_file, submissions
from kpi.console import DATA, Data, Language, Store, errors, out
from kpi.console import fail as _fail
from kpi.console import folder as _folder
from kpi.console import one_unit as _one_unit
from kpi.console import open_data as _open
from kpi.console import refuse as _refuse
from kpi.console import wrong as _wrong
from kpi.images.failures import ImageError
from kpi.images.renderer import Renderer
from kpi.intake.add_units import add_units
from kpi.intake.demo import Demo, make_demo, read_settings
from kpi.intake.forms.due import units_of
from kpi.intake.forms.write import write_form
from kpi.intake.load import STEPS, derive_state, load
from kpi.intake.reading.periods import Period, read_period
from kpi.rows import InputError
from kpi.store.reading import read_reference
from kpi.store.warehouse import Warehouse
from kpi.text.findings import finding_place, finding_source, finding_text
from kpi.text.numbers import day, moment, number
from kpi.text.wording import Wording
from kpi.units.country import CHANGED, PACKAGE, Country, NotInstalled, installed, read_country
from kpi.units.places import find_places, suggest_places
from kpi.units.tree import find_units, fold
from kpi.units.unit import Unit

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
units = typer.Typer(no_args_is_help=True, help="Keep the list of administrative units.")
app.add_typer(units, name="units")
app.command("import")(import_file)
app.add_typer(submissions, name="submissions")
SAID = {
    "read": ("đọc danh mục và đơn vị", "reading catalogue and units"),
    "check": ("kiểm tra số liệu", "checking figures"),
    "compare": ("so với lần công bố trước", "comparing with the last publication"),
    "derive": ("tính chỉ tiêu", "computing indicators"),
    "examine": ("rà soát vấn đề số liệu", "running checks"),
    "publish": ("công bố", "publishing"),
}


@app.command("load")
def load_command(
    data: Data = DATA,
    warehouse: Store | None = None,
    lang: Language = "vi",
    demo_units: Annotated[int, typer.Option(help="Wards of the fictional city; more than 24 make more cities.")] = 0,
    demo_indicators: Annotated[int, typer.Option(help="Its indicators reported by the month.")] = 0,
    demo_years: Annotated[int, typer.Option(help="Its years.")] = 0,
) -> None:
    """Load the data folder and publish it: everything, or nothing if anything is wrong."""
    spoken = 0 if lang == "vi" else 1
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    ) as bar:
        task = bar.add_task("", total=len(STEPS))

        def on_step(step: str) -> None:
            bar.update(task, completed=STEPS.index(step), description=SAID[step][spoken])

        try:
            size = {"units": demo_units, "indicators": demo_indicators, "years": demo_years}
            made = load(data, Warehouse(_folder(warehouse)), demo=_demo(data, size), on_step=on_step)
        except InputError as error:
            bar.stop()
            _refuse(error, lang)
    if not made.new:
        unchanged = (
            f"Số liệu không đổi; lần công bố {made.number}.",
            f"Figures unchanged; publication {made.number}.",
        )
        out.print(unchanged[spoken], markup=False)
        return
    added, gone = number(made.added, 0, lang), number(made.superseded, 0, lang)
    said = (
        f"Đã công bố lần {made.number}: thêm {added} số liệu, thay thế {gone}.",
        f"Published number {made.number}: {added} figures added, {gone} superseded.",
    )
    out.print(said[spoken], markup=False)


def _demo(data: Path, size: dict[str, int]) -> Demo | None:
    """Return a fictional city of the size asked for; none if no size was."""
    if not any(size.values()):
        return None
    asked: dict[str, Any] = {name: value for name, value in size.items() if value}
    return make_demo(read_settings(data / "demo" / "city.toml"), **asked)


@app.command()
def status(
    warehouse: Store | None = None,
    lang: Language = "vi",
    asof: Annotated[int | None, typer.Option(help="As known at this publication; else at the newest.")] = None,
) -> None:
    """Say what is loaded: publications, figures, units, sources."""
    data = _open(warehouse, lang, asof)
    reference = read_reference(data)
    counts = data.query(
        """SELECT count(*) AS figures, count(DISTINCT unit) AS units, count(DISTINCT item) AS items,
            count(DISTINCT source) AS sources, min(period_start) AS first, max(period_end) AS last
        FROM observation ANTI JOIN superseded USING (observation)"""
    ).iloc[0]
    figures = number(int(counts["figures"]), 0, lang)
    span = f"{counts['first']:%Y-%m-%d} – {counts['last']:%Y-%m-%d}"
    said = (
        f"Lần công bố {reference.publication} ({moment(reference.published_at, lang)}): {figures} số liệu của "
        f"{counts['units']} đơn vị, {counts['items']} loại, {counts['sources']} nguồn, {span}.",
        f"Publication {reference.publication} ({moment(reference.published_at, lang)}): {figures} figures of "
        f"{counts['units']} units, {counts['items']} kinds, {counts['sources']} sources, {span}.",
    )
    out.print(said[0 if lang == "vi" else 1], markup=False)
    for row in each(publications(data)):
        when = moment(row.published_at.to_pydatetime(), lang)
        out.print(f"  {row.publication:>4}  {when}  +{row.added}  −{row.superseded}", markup=False)


@app.command()
def check(
    warehouse: Store | None = None,
    lang: Language = "vi",
    unit: Annotated[str, typer.Option(help="Only this unit, by its id: 164 or 05443@2025-07-01.")] = "",
) -> None:
    """List what the checks found in the loaded figures, warnings first."""
    data = _open(warehouse, lang)
    say = Wording(read_reference(data), lang)
    if unit and unit not in say.reference.tree:
        said = (f"Không có đơn vị “{unit}”.", f"There is no unit “{unit}”.")
        errors.print(said[0 if lang == "vi" else 1], markup=False)
        raise typer.Exit(2)
    found = findings(data, [unit] if unit else None)
    for row in each(found):
        source = finding_source(row, say)
        mark = say(f"severity_{row.severity}").split(" ")[0]
        out.print(
            f"{mark} {finding_place(row, say)}: {finding_text(row, say)}" + (f" [{source}]" if source else ""),
            markup=False,
        )
    out.print(say("findings_count", count=len(found)), markup=False)


@units.command("add")
def units_add(
    unit: Annotated[str, typer.Option(help="A province, city or district: its code, or its name, accents or not.")],
    data: Data = DATA,
    lang: Language = "vi",
) -> None:
    """Add a place of the country to data/units: its units before and from 1 July 2025, and what became of them."""
    spoken = 0 if lang == "vi" else 1
    try:
        country = read_country(*installed())
    except NotInstalled:
        said = (
            f'Chưa cài gói {PACKAGE} có danh sách đơn vị cả nước; trong thư mục dự án, chạy: pip install -e ".[units]"',
            f"The package {PACKAGE}, which lists the country's units, is missing; "
            'in the project folder run: pip install -e ".[units]"',
        )
        errors.print(said[spoken], markup=False)
        raise typer.Exit(2) from None
    code = _place(country, unit, lang)
    try:
        added = add_units(data / "units", country, code)
    except InputError as error:
        _refuse(error, lang)
    lines, count = number(added.changes, 0, lang), number(added.units, 0, lang)
    if added.written:
        said = (
            f"Đã thêm {count} đơn vị và {lines} dòng thay đổi; chạy `kpi load` để nạp.",
            f"Added {count} units and {lines} lines of changes; run `kpi load` to load them.",
        )
    else:
        said = ("Đã có đủ; không có gì thay đổi.", "All of it is on record; nothing has changed.")
    out.print(said[spoken], markup=False)
    for doubt in added.doubts:
        out.print(f"▲ {doubt.unit}: {doubt.vi if lang == 'vi' else doubt.en}", markup=False)


def _place(country: Country, words: str, lang: str) -> str:
    """Return the code of the place that ``words`` name; where they name none or several, list what may be meant."""
    spoken = 0 if lang == "vi" else 1
    found = find_places(country, words)
    if len({place.code for place in found}) == 1:
        return found[0].code
    if found:
        head = (f"“{words}” là nhiều nơi; hãy dùng mã:", f"“{words}” fits several places; use a code:")
    else:
        found = suggest_places(country, words)
        head = (f"Không có tỉnh, thành phố, huyện “{words}”.", f"There is no province, city or district “{words}”.")
        if found:
            head = (f"{head[0]} Có phải:", f"{head[1]} Is it one of these:")
    errors.print(head[spoken], markup=False)
    for place in {place.code: place for place in found}.values():
        errors.print(f"  {_told(country, place, lang)}", markup=False)
    raise typer.Exit(2)


def _told(country: Country, place: Unit, lang: str) -> str:
    spoken = 0 if lang == "vi" else 1
    above = country.tree[place.parent or place.id].name(lang)
    since = (f"từ {day(CHANGED, lang)}", f"since {day(CHANGED, lang)}")
    until = (f"trước {day(CHANGED, lang)}", f"before {day(CHANGED, lang)}")
    return f"{place.code}  {place.name(lang)} – {above}, {(since if place.valid_from else until)[spoken]}"


@app.command()
def brief(
    unit: Annotated[str, typer.Option(help="A unit: its id, code or name, accents or not.")] = "",
    place: Annotated[str, typer.Option(help="A province, city or district: all its units, and itself.")] = "",
    year: Annotated[int | None, typer.Option(help="The year; else the newest with figures.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A PDF file, or a folder for it.")] = Path(),
    warehouse: Store | None = None,
    lang: Language = "vi",
    asof: Annotated[int | None, typer.Option(help="As known at this publication; else at the newest.")] = None,
) -> None:
    """Write a briefing to be printed: one A4 page a unit, of one unit or of a whole place."""
    if bool(unit) == bool(place):
        _wrong(
            "hãy cho --unit (một đơn vị) hoặc --place (cả địa phương)", "give --unit (one) or --place (all of it)", lang
        )
    view = _look(warehouse, lang, asof, unit, place, year)
    chosen, tree = view.selection, view.reference.tree
    below = [] if unit else [found.id for found in tree.children_in(chosen.place, chosen.year)]
    views = [view, *(view.changed(unit=found) for found in below)]
    single = unit and output.suffix.lower() == ".pdf"
    folder = output.parent if single else output
    files = [output] if single else [folder / _file_name(seen) for seen in views]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        seconds = _print_briefs(views, files, None if unit else folder / _file_name(view, "all"))
    except ImageError as error:
        _fail(error.vi, error.en, lang)
    except OSError as error:
        where = error.filename or folder
        _fail(f"không ghi được {where} ({error.strerror})", f"cannot write {where} ({error.strerror})", lang)
    pages, each_took = number(len(files), 0, lang), number(sum(seconds) / len(seconds), 2, lang)
    slowest, written = number(max(seconds), 2, lang), files[0] if len(files) == 1 else folder
    said = (
        f"Đã ghi {pages} trang vào {written}: trung bình {each_took} giây mỗi đơn vị, lâu nhất {slowest} giây.",
        f"Wrote {pages} page(s) to {written}: {each_took} s a unit on average, {slowest} s at most.",
    )
    out.print(said[0 if lang == "vi" else 1], markup=False)


@app.command()
def form(
    period: Annotated[str, typer.Option(help="The period to report: 2024, 2024-S1, 2024-Q1, 2024-03.")],
    unit: Annotated[str, typer.Option(help="A unit: its id, code or name, accents or not.")] = "",
    place: Annotated[str, typer.Option(help="A province, city or district: all its units, and itself.")] = "",
    due: Annotated[str, typer.Option(help="The day to send it by, as 2024-04-15.")] = "",
    output: Annotated[Path, typer.Option("--output", "-o", help="An XLSX file, or a folder for it.")] = Path(),
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Write the form in which a unit, or each unit of a place, reports its figures for a period."""
    if bool(unit) == bool(place):
        _wrong(
            "hãy cho --unit (một đơn vị) hoặc --place (cả địa phương)", "give --unit (one) or --place (all of it)", lang
        )
    meant, due_by = _period(period, lang), _day(due, lang)
    data = _open(warehouse, lang)
    reference = read_reference(data)
    then = [found for found in reference.tree.by_id.values() if found.valid_on(meant.last)]
    parents = {found.id for found in reference.tree.parents()}
    found = _one_unit([one for one in then if not place or one.id in parents], place or unit, lang)
    several = units_of(reference.tree, found, meant) if place else [found]
    single = unit and output.suffix.lower() == ".xlsx"
    folder = output.parent if single else output
    files = [output if single else folder / f"{_unit_file(one, lang)}-{_safe(meant.code)}.xlsx" for one in several]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with Progress(*columns, console=errors, disable=not errors.is_terminal) as bar:
            task = bar.add_task("", total=len(several))
            for one, file in zip(several, files, strict=True):
                bar.update(task, description=one.name(lang))
                file.write_bytes(write_form(data, reference, one, meant, lang, due_by))
                bar.advance(task)
    except OSError as error:
        where = error.filename or folder
        _fail(f"không ghi được {where} ({error.strerror})", f"cannot write {where} ({error.strerror})", lang)
    count, written = number(len(files), 0, lang), files[0] if len(files) == 1 else folder
    said = (f"Đã ghi {count} biểu vào {written}.", f"Wrote {count} form(s) to {written}.")
    out.print(said[0 if lang == "vi" else 1], markup=False)


def _period(words: str, lang: str) -> Period:
    """Return the period that the words of a command name."""
    meant = read_period(words)
    if not isinstance(meant, Period):
        _wrong(
            f"không rõ kỳ “{words}”; viết 2024, 2024-S1, 2024-Q1 hoặc 2024-03",
            f"period “{words}” is not clear; write 2024, 2024-S1, 2024-Q1 or 2024-03",
            lang,
        )
    return meant


def _day(words: str, lang: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        _wrong(f"“{words}” không phải ngày; viết 2024-04-15", f"“{words}” is no day; write 2024-04-15", lang)


def _safe(code: str) -> str:
    return code.replace("/", "--")


def _look(store: Path | None, lang: str, asof: int | None, unit: str, place: str, year: int | None) -> View:
    """Return the view of one unit or place in a year; say what may be meant where they name none or several."""
    _open(store, lang, asof)
    query = {"lang": lang, "asof": str(asof or ""), "year": str(year or "")}
    warehouse, keep = Warehouse(_folder(store), derive_state), remembering()
    base = os.environ.get("KPI_ADDRESS", "")
    tree = open_view(warehouse, query).reference.tree
    known, parents = list(tree.by_id.values()), tree.parents()
    then = [unit for unit in known if year is None or unit.exists_in(year)]
    found = _one_unit(parents if place else then if find_units(then, unit) else known, place or unit, lang)
    whole = found if found in parents else tree[found.parent or found.id]
    query |= {"place": whole.id, "unit": found.id if unit else ""}
    view = open_view(warehouse, query, base=base, keep=keep)
    if year is not None and view.selection.year != year:
        years = ", ".join(map(str, view.years)) or "–"
        _wrong(
            f"{whole.name_vi} không có số liệu năm {year}; các năm có số liệu: {years}",
            f"{whole.name_en} has no figures for {year}; years with figures: {years}",
            lang,
        )
    return view


def _file_name(view: View, *more: str) -> str:
    """Return ``MH07-phuong-hoa-lan-2025.pdf``."""
    unit = view.reference.tree[view.selection.unit or view.selection.place]
    return "-".join([_unit_file(unit, view.say.lang), str(view.selection.year), *more]) + ".pdf"


def _unit_file(unit: Unit, lang: str) -> str:
    """Return ``MH07-phuong-hoa-lan``."""
    name = "-".join("".join(letter if letter.isalnum() else " " for letter in fold(unit.name(lang))).split())
    return f"{unit.id.replace('@', '-')}-{name}"


def _print_briefs(views: list[View], files: list[Path], together: Path | None) -> list[float]:
    """Write a PDF for each view, and one of all ``together``, if wanted; return the seconds that each took."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    seconds: list[float] = []
    pages: list[str] = []
    with Renderer(seconds=60) as renderer, Progress(*columns, console=errors, disable=not errors.is_terminal) as bar:
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
