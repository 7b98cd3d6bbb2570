"""What the commands of ``kpi`` share: where data lie, how they speak, what they say when something is wrong."""

import os
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console

from kpi.intake.load import derive_state
from kpi.rows import InputError
from kpi.store.warehouse import NoData, Snapshot, Warehouse
from kpi.units.tree import find_units, suggest_units
from kpi.units.unit import Unit

out = Console(soft_wrap=True, highlight=False)
errors = Console(stderr=True, soft_wrap=True, highlight=False)

DATA = Path(os.environ.get("KPI_DATA", "data"))
Data = Annotated[Path, typer.Option("--data", help="Folder with catalog/, units/, reported/ and, if wanted, demo/.")]
Store = Annotated[Path, typer.Option("--warehouse", help="Folder that holds the DuckDB files.")]
Language = Annotated[Literal["vi", "en"], typer.Option("--lang", help="The language to speak.")]


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
    try:
        data = Warehouse(folder(store), derive_state).snapshot(asof)
    except NoData:
        said = ("Chưa nạp số liệu nào; chạy `kpi load`.", "Nothing has been loaded yet; run `kpi load`.")
        errors.print(said[0 if lang == "vi" else 1], markup=False)
        raise typer.Exit(1) from None
    if asof not in (None, data.publications[-1]):
        said = (f"Không có lần công bố {asof}.", f"There is no publication {asof}.")
        errors.print(said[0 if lang == "vi" else 1], markup=False)
        raise typer.Exit(2)
    return data


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


def wrong(vi: str, en: str, lang: str) -> NoReturn:
    """Say what is wrong with the words of a command."""
    errors.print((vi if lang == "vi" else en)[:1].upper() + (vi if lang == "vi" else en)[1:] + ".", markup=False)
    raise typer.Exit(2)


def fail(vi: str, en: str, lang: str) -> NoReturn:
    """Say why a command cannot do what it is asked for."""
    errors.print((vi if lang == "vi" else en)[:1].upper() + (vi if lang == "vi" else en)[1:] + ".", markup=False)
    raise typer.Exit(1)
