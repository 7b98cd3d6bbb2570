"""The forms of several units in one archive."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from kpi.intake.forms.write import write_form
from kpi.intake.reading.periods import Period
from kpi.store.reading import Reference
from kpi.store.warehouse import Snapshot
from kpi.units.tree import file_stem
from kpi.units.unit import Unit


def form_name(unit: Unit, period: Period, lang: str) -> str:
    """Return ``MH07-phuong-hoa-lan-2024-Q1.xlsx``: letters without accents, digits and hyphens."""
    return f"{file_stem(unit, lang)}-{period.code.replace('/', '--')}.xlsx"


def write_bundle(
    data: Snapshot,
    reference: Reference,
    units: Sequence[Unit],
    period: Period,
    lang: str = "vi",
    due_by: date | None = None,
) -> bytes:
    """Return a ZIP archive of the forms of ``units``; the same bytes for the same data."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:  # forms are compressed already
        for unit in units:
            form = write_form(data, reference, unit, period, lang, due_by)
            archive.writestr(ZipInfo(form_name(unit, period, lang)), form)
    return file.getvalue()
