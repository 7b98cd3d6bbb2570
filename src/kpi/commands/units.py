"""The command ``kpi units add``: places of the country, with their units before and from 1 July 2025."""

from typing import Annotated

import typer

from kpi.commands.console import DATA, Data, Language, errors, refuse, tell, wrong
from kpi.intake.add_units import add_units
from kpi.rows import InputError
from kpi.text.numbers import day, number
from kpi.units.country import CHANGED, PACKAGE, Country, NotInstalled, installed, read_country
from kpi.units.places import find_places, suggest_places
from kpi.units.unit import Unit

TOLD = 20  # contradictions; all of them stand in contradictions.csv

units = typer.Typer(no_args_is_help=True, help="Keep the list of administrative units.")


@units.command("add")
def units_add(
    unit: Annotated[
        str, typer.Option(help="A province, city or district: its code, or its name, accents or not. VN: all of them.")
    ],
    data: Data = DATA,
    lang: Language = "vi",
) -> None:
    """Add a place, or the whole country, to data/units: units before and from 1 July 2025, what became of them."""
    try:
        country = read_country(*installed())
    except NotInstalled:
        wrong(
            f'chưa cài gói {PACKAGE} có danh sách đơn vị cả nước; chạy `pip install -e ".[units]"` trong thư mục dự án',
            f"the package {PACKAGE}, which lists the country's units, is missing; "
            'run `pip install -e ".[units]"` in the project folder',
            lang,
        )
    code = _place(country, unit, lang)
    try:
        added = add_units(data / "units", country, code)
    except InputError as error:
        refuse(error, lang)
    lines, count = number(added.changes, 0, lang), number(added.units, 0, lang)
    if added.written:
        tell(
            f"Đã thêm {count} đơn vị và {lines} dòng thay đổi; chạy `kpi load` để nạp.",
            f"Added {count} units and {lines} lines of changes; run `kpi load` to load them.",
            lang,
        )
    else:
        tell("Đã có đủ; không có gì thay đổi.", "All of it is on record; nothing has changed.", lang)
    for doubt in added.doubts[:TOLD]:
        tell(f"▲ {doubt.unit}: {doubt.vi}", f"▲ {doubt.unit}: {doubt.en}", lang)
    if (more := len(added.doubts) - TOLD) > 0:
        where = data / "units" / "contradictions.csv"
        tell(f"▲ … và {more} mâu thuẫn khác; tất cả ở {where}", f"▲ … and {more} more; all of them: {where}", lang)


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
