"""What a change of a published figure says, in both languages."""

from typing import Any

from kpi.text.numbers import day, exact
from kpi.text.wording import Wording


def revision_text(row: Any, say: Wording) -> str:
    """Return the sentence of a row of the answer ``revisions``: from what to what, and which source says so."""
    kind = "withdrawn_other" if row.kind == "withdrawn" and isinstance(row.new_source, str) else row.kind
    words = {"old": _figure(row, "old", say), "old_where": _where(row, "old", say)}
    if isinstance(row.new_source, str):
        words |= {"new": _figure(row, "new", say), "new_where": _where(row, "new", say)}
    return say(f"revision_{kind}", **words)


def addition_text(row: Any, say: Wording) -> str:
    """Return the sentence of a row of the answer ``additions``: what was said for the first time, and where."""
    catalog = say.reference.catalog
    measure = catalog.unit_measures[(catalog.measures | catalog.indicators)[row.item].unit_measure]
    new = _amount(row.value, row.qualifier, measure.symbol or measure.name(say.lang), say)
    return say("revision_added", new=new, new_where=_located(say.source(row.source), row.paragraph, say))


def revision_when(row: Any, say: Wording) -> str:
    """Return the publication that brought a change, and its day."""
    return say("revision_when", number=row.publication, day=day(row.published_on.date(), say.lang))


def revision_item(row: Any, say: Wording) -> str:
    """Return the name of the measure or indicator."""
    return str(getattr(row, f"item_{say.lang}"))


def revision_unit(row: Any, say: Wording) -> str:
    """Return the name of the unit."""
    return str(getattr(row, f"unit_{say.lang}"))


def revision_period(row: Any, say: Wording) -> str:
    """Return the first and the last day of the period."""
    return f"{day(row.period_start, say.lang)} – {day(row.period_end, say.lang)}"


def _figure(row: Any, side: str, say: Wording) -> str:
    counted = getattr(row, "counted_" + say.lang)
    return _amount(getattr(row, side + "_value"), getattr(row, side + "_qualifier"), counted, say)


def _amount(value: float, qualifier: str, counted: str, say: Wording) -> str:
    text = f"{exact(value, say.lang)}\u00a0{counted}"
    if say.lang == "en":
        text = text.replace("\u00a0%", "%")
    return say(qualifier, value=text) if qualifier else text


def _where(row: Any, side: str, say: Wording) -> str:
    return _located(str(getattr(row, f"{side}_told")), getattr(row, f"{side}_paragraph"), say)


def _located(source: str, paragraph: str, say: Wording) -> str:
    return f"{source}, {say('paragraph', number=paragraph)}" if paragraph else source
