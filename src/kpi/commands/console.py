"""What the commands of ``kpi`` share: where data lie, how they speak, what they say when something is wrong."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn

from kpi.intake.load import derive_state
from kpi.intake.reading.periods import Period, read_period
from kpi.rows import InputError
from kpi.store.warehouse import Damaged, NoData, OtherEdition, Snapshot, Warehouse
from kpi.text.labels import label
from kpi.units.tree import find_units, suggest_units
from kpi.units.unit import Unit

out = Console(soft_wrap=True, highlight=False)
errors = Console(stderr=True, soft_wrap=True, highlight=False)

DATA = Path(os.environ.get("KPI_DATA", "data"))
Data = Annotated[Path, typer.Option("--data", help="Folder with catalog/, units/, reported/ and, if wanted, demo/.")]
Store = Annotated[Path, typer.Option("--warehouse", help="Folder that holds the DuckDB files.")]
Language = Annotated[Literal["vi", "en"], typer.Option("--lang", help="The language to speak.")]
OneUnit = Annotated[str, typer.Option("--unit", help="A unit: its id, code or name, accents or not.")]
OnePlace = Annotated[str, typer.Option("--place", help="A province, city or district: all its units, and itself.")]
AsOf = Annotated[int | None, typer.Option("--asof", help="As known at this publication; else at the newest.")]


def folder(store: Path | None = None) -> Path:
    """Return the folder of the warehouse."""
    return store or Path(os.environ.get("KPI_WAREHOUSE", DATA / "warehouse"))


def refuse(error: InputError, lang: str) -> NoReturn:
    """List what is wrong with files that are not loaded."""
    head = (
        "Không nạp được; số liệu đang có giữ nguyên. Cần sửa:",
        "Nothing was loaded; the standing figures are untouched. To mend:",
    )
    errors.print(head[0 if lang == "vi" else 1], markup=False)
    for problem in error.problems[:200]:
        errors.print(f"  {problem.text(lang)}", markup=False)
    if len(error.problems) > 200:
        errors.print(f"  … +{len(error.problems) - 200}", markup=False)
    raise typer.Exit(1)


def open_data(store: Path | None, lang: str, asof: int | None = None) -> Snapshot:
    """Return the data as known at publication ``asof``, the newest if none is given; else say what is missing."""
    opened = Warehouse(folder(store), derive_state)
    try:
        data = opened.snapshot(asof)
    except Damaged as error:
        told_damaged(error, lang)
    except OtherEdition:
        fail("số liệu đang có do một phiên bản khác của phần mềm nạp; chạy `kpi load` để nạp lại",
             "the figures were loaded by another edition of this software; run `kpi load` again", lang)  # fmt: skip
    except NoData:
        fail("chưa nạp số liệu nào; chạy `kpi load`", "nothing has been loaded yet; run `kpi load`", lang)
    if opened.damage is not None:
        told = {"name": opened.damage.name, "shown": opened.damage.shown, "number": data.publications[-1]}
        errors.print(f"▲ {label('damaged_version', lang, **told)}", markup=False)
    if asof not in (None, data.publications[-1]):
        wrong(f"không có lần công bố {asof}", f"there is no publication {asof}", lang)
    return data


def told_damaged(error: Damaged, lang: str) -> NoReturn:
    """Say that the figures cannot be read and how to mend them."""
    fail(f"không đọc được số liệu ({error}): tệp bị hỏng; chạy `kpi load` để phục hồi",
         f"the figures cannot be read ({error}): the file is damaged; run `kpi load` to mend it", lang)  # fmt: skip


def one_unit(units: list[Unit], words: str, lang: str) -> Unit:
    """Return the unit that ``words`` name; where they name none or several, list what may be meant."""
    found = find_units(units, words)
    if len(found) == 1:
        return found[0]
    head = (f"“{words}” là nhiều đơn vị; hãy dùng mã:", f"“{words}” fits several units; use an id:")
    if not found:
        found = suggest_units(units, words)
        head = (f"Không có đơn vị “{words}”.", f"There is no unit “{words}”.")
        if found:
            head = (f"{head[0]} Có phải:", f"{head[1]} Is it one of these:")
    errors.print(head[0 if lang == "vi" else 1], markup=False)
    for unit in found[:20]:
        errors.print(f"  {unit.id}  {unit.name(lang)}", markup=False)
    if len(found) > 20:
        errors.print(f"  … +{len(found) - 20}", markup=False)
    raise typer.Exit(2)


def tell(vi: str, en: str, lang: str) -> None:
    """Say what was done."""
    out.print(vi if lang == "vi" else en, markup=False)


def wrong(vi: str, en: str, lang: str) -> NoReturn:
    """Say what is wrong with the words of a command."""
    _stop(vi if lang == "vi" else en, 2)


def fail(vi: str, en: str, lang: str) -> NoReturn:
    """Say why a command cannot do what it is asked for."""
    _stop(vi if lang == "vi" else en, 1)


def _stop(said: str, code: int) -> NoReturn:
    errors.print(f"{said[:1].upper()}{said[1:]}.", markup=False)
    raise typer.Exit(code)


def either(unit: str, place: str, lang: str) -> None:
    """Refuse a command that names both a unit and a place, or neither."""
    if bool(unit) == bool(place):
        wrong(
            "hãy cho --unit (một đơn vị) hoặc --place (cả địa phương)", "give --unit (one) or --place (all of it)", lang
        )


def read_when(words: str, lang: str) -> Period:
    """Return the period that the words of a command name."""
    meant = read_period(words)
    if not isinstance(meant, Period):
        wrong(
            f"không rõ kỳ “{words}”; viết 2024, 2024-S1, 2024-Q1 hoặc 2024-03",
            f"period “{words}” is not clear; write 2024, 2024-S1, 2024-Q1 or 2024-03",
            lang,
        )
    return meant


def read_day(words: str, lang: str) -> date | None:
    """Return the day that the words of a command name, none if there are none."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        wrong(f"“{words}” không phải ngày; viết 2024-04-15", f"“{words}” is no day; write 2024-04-15", lang)


def progress(*, counted: bool = True, transient: bool = False) -> Progress:
    """Return a bar of progress, ``counted`` with its steps; silent where nobody looks."""
    columns: list[ProgressColumn] = [TextColumn("{task.description}"), BarColumn()]
    columns += [MofNCompleteColumn()] if counted else []
    return Progress(*columns, TimeElapsedColumn(), console=errors, transient=transient, disable=not errors.is_terminal)


@contextmanager
def files_in(target: Path, lang: str) -> Iterator[None]:
    """Make the folder ``target`` for files to be written; say so where one cannot be."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        where = error.filename or target
        fail(f"không ghi được {where} ({error.strerror})", f"cannot write {where} ({error.strerror})", lang)
