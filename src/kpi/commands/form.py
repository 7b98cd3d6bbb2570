"""The command ``kpi form``: the forms in which units report their figures for a period."""

from pathlib import Path
from typing import Annotated

import typer

from kpi.commands.console import (
    Language,
    OnePlace,
    OneUnit,
    Store,
    either,
    files_in,
    one_unit,
    open_data,
    progress,
    read_day,
    read_when,
    tell,
)
from kpi.intake.forms.bundle import form_name
from kpi.intake.forms.due import units_of
from kpi.intake.forms.write import write_form
from kpi.store.reading import read_reference
from kpi.text.numbers import number


def write_forms(
    period: Annotated[str, typer.Option(help="The period to report: 2024, 2024-S1, 2024-Q1, 2024-03.")],
    unit: OneUnit = "",
    place: OnePlace = "",
    due: Annotated[str, typer.Option(help="The day to send it by, as 2024-04-15.")] = "",
    output: Annotated[Path, typer.Option("--output", "-o", help="An XLSX file, or a folder for it.")] = Path(),
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Write the form in which a unit, or each unit of a place, reports its figures for a period."""
    either(unit, place, lang)
    meant, due_by = read_when(period, lang), read_day(due, lang)
    data = open_data(warehouse, lang)
    reference = read_reference(data)
    then = [found for found in reference.tree.by_id.values() if found.valid_on(meant.last)]
    parents = {found.id for found in reference.tree.parents()}
    found = one_unit([one for one in then if not place or one.id in parents], place or unit, lang)
    several = units_of(reference.tree, found, meant) if place else [found]
    single = unit and output.suffix.lower() == ".xlsx"
    target = output.parent if single else output
    files = [output if single else target / form_name(one, meant, lang) for one in several]
    with files_in(target, lang), progress() as bar:
        task = bar.add_task("", total=len(several))
        for one, file in zip(several, files, strict=True):
            bar.update(task, description=one.name(lang))
            file.write_bytes(write_form(data, reference, one, meant, lang, due_by))
            bar.advance(task)
    count, written = number(len(files), 0, lang), files[0] if len(files) == 1 else target
    tell(f"Đã ghi {count} biểu vào {written}.", f"Wrote {count} form(s) to {written}.", lang)
