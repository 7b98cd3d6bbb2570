"""Why a value of a chart is no longer what it was: what was reported since, and what changed in catalogue and units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kpi.analysis.answer import Row, each, grouped
from kpi.analysis.revisions import additions, altered_reference, revisions
from kpi.book.view import View
from kpi.text.numbers import day
from kpi.text.revisions import addition_text, revision_item, revision_text
from kpi.units.changes import Change

NAMED = 3  # units named, or reasons told one by one, where there are many
CATALOGUE = ("indicator", "measure", "definition")
UNITS = ("unit", "unit_change", "unit_part")


@dataclass(frozen=True)
class Reason:
    """What changed, and the publication that brought it with its day in Việt Nam."""

    publication: int
    day: date
    text: str
    synthetic: bool = False


@dataclass(frozen=True)
class _Event:
    """A change in what was reported: a row of ``revisions`` or ``additions``, and what is said of it."""

    row: Row
    item: str
    text: str


class Reasons:
    """What happened between two views of the same selection, ``now`` being of the newest data."""

    def __init__(self, then: View, now: View, units: Iterable[str]) -> None:
        """Read everything that was reported since ``then`` about ``units`` and those that their values rest on."""
        self.then, self.now = then, now
        self._circles = {unit: self._circle(unit) for unit in units}
        concerned = sorted({one for own, others in self._circles.values() for one in (*own, *others)})
        since, say = then.reference.publication, now.say
        changed = [
            _Event(row, revision_item(row, say), revision_text(row, say))
            for row in each(revisions(now.data, concerned, since=since))
        ]
        items = now.reference.catalog.measures | now.reference.catalog.indicators
        added = [
            _Event(row, items[row.item].name(say.lang), addition_text(row, say))
            for row in each(additions(now.data, concerned, since))
            if row.item in items
        ]
        self._events = sorted(changed + added, key=lambda event: -event.row.publication)

    def of(self, before: Row | None, after: Row | None) -> tuple[Reason, ...]:
        """Return why a row of an answer is another now (None: there was or is none), the newest reason first.

        The unit's own reports come first, then those of other units that its value rests on, then catalogue and units.
        """
        row: Row = after if after is not None else before
        mine = [event for event in self._events if self._concerns(event, row)]
        own, others = self._circles[row.unit]
        found = [self._own(event, row) for event in mine if event.row.unit in own]
        found = found or list(self._others([event for event in mine if event.row.unit in others]))
        found = found or [*self._brought(CATALOGUE, self._catalogue(row.indicator)),
                          *self._brought(UNITS, self._boundaries(row.unit))]  # fmt: skip
        found += self._brought(("target",), self._target(before, after))
        newest = max(self.now.published)
        unexplained = Reason(newest, self.now.published[newest], self.now.say("verify_unexplained"))
        return self._first(sorted(dict.fromkeys(found), key=lambda one: -one.publication) or [unexplained])

    def _first(self, reasons: list[Reason]) -> tuple[Reason, ...]:
        more = len(reasons) - NAMED
        if more < 1:
            return tuple(reasons)
        told = self.now.say("verify_more_reasons", count=more)
        return (*reasons[:NAMED], Reason(reasons[NAMED].publication, reasons[NAMED].day, told))

    def _circle(self, unit: str) -> tuple[set[str], set[str]]:
        """Return ``unit`` itself, and the units that its value, its ground or its median may rest on."""
        others: set[str] = set()
        for view in (self.then, self.now):
            if unit in view.reference.tree:
                ground = view.reference.territories.related(unit) if view.selection.ground else ()
                for one in (unit, *ground):
                    others |= {one, *(found.id for found in view.reference.tree.below(one))}
                parent = view.reference.tree[unit].parent
                others |= {found.id for found in view.reference.tree.children(parent)} if parent else set()
        return {unit}, others - {unit}

    def _concerns(self, event: _Event, row: Row) -> bool:
        """Tell whether an event is about a figure of which the row's value, its sums or its group's median is made."""
        own, others = self._circles[row.unit]
        first, last = _period(row)
        return (
            event.row.item in self._items(row.indicator)
            and (event.row.unit in own or event.row.unit in others)
            and event.row.period_start <= last
            and event.row.period_end >= first
        )

    def _items(self, indicator: str) -> set[str]:
        """Return what the indicator is made of, then or now, and what may be stated of itself."""
        made = [view.reference.catalog.indicators.get(indicator) for view in (self.then, self.now)]
        return {indicator, *(item for found in made if found for item in (*found.numerator, *found.denominator))}

    def _own(self, event: _Event, row: Row) -> Reason:
        say = self.now.say
        known = self.now.reference.catalog.indicators.get(row.indicator)
        named = known is not None and event.item != known.name(say.lang)
        return _reason(event, say("verify_own", item=event.item, text=event.text) if named else event.text)

    def _others(self, events: list[_Event]) -> Iterator[Reason]:
        """Yield the events one by one; of more than a few, the units that they are about."""
        say = self.now.say
        units = list(grouped(events, "row.unit"))
        if len(events) <= NAMED:
            for event in events:
                text = event.text[0].lower() + event.text[1:]
                yield _reason(event, say("verify_because", unit=self._name(event), item=event.item, text=text))
            return
        named = list(dict.fromkeys(self._name(event) for event in events))
        listed = ", ".join(named[:NAMED]) + (", …" if len(named) > NAMED else "")
        told = say("verify_because_many", count=len(units), units=listed)
        synthetic = any(bool(event.row.synthetic) for event in events)
        yield Reason(int(events[0].row.publication), events[0].row.published_on.date(), told, synthetic)

    def _name(self, event: _Event) -> str:
        known = self.now if event.row.unit in self.now.reference.tree else self.then
        return known.say.unit(event.row.unit)

    def _brought(self, tables: tuple[str, ...], told: Iterable[str]) -> Iterator[Reason]:
        """Yield what is told of a change in reference ``tables`` with the newest publication that changed them."""
        changed = each(altered_reference(self.now.data, tables, self.then.reference.publication))
        for text in told if changed else ():
            yield Reason(int(changed[0].publication), changed[0].published_on.date(), text)

    def _catalogue(self, indicator: str) -> Iterator[str]:
        say, then, now = self.now.say, self.then.reference.catalog, self.now.reference.catalog
        was, found = then.indicators.get(indicator), now.indicators.get(indicator)
        if found is None:
            yield say("verify_indicator_gone")
            return
        for definition in now.definitions:
            if definition.indicator == indicator and definition not in then.definitions:
                yield say("verify_definition", text=say.break_note(definition))
        made = [
            (one.formula, one.numerator, one.denominator, one.valid_from, one.valid_to) for one in (was, found) if one
        ]
        nature = [[view.measures.get(item) for item in (*found.numerator, *found.denominator)] for view in (then, now)]
        if len(set(made)) > 1 or nature[0] != nature[1]:
            yield say("verify_formula")

    def _boundaries(self, unit: str) -> Iterator[str]:
        say = self.now.say
        then, now = (_changes(view, unit) for view in (self.then, self.now))
        for change in now:
            if change not in then:
                yield say("verify_boundary", day=day(change.effective, say.lang), basis=change.legal_basis)
        if then == now and _registered(self.then, unit) != _registered(self.now, unit):
            yield say("verify_units")

    def _target(self, before: Row | None, after: Row | None) -> Iterator[str]:
        was, found = (getattr(row, "target", None) for row in (before, after))
        if not pd.isna(found) and found != was and after is not None:
            yield self.now.say("verify_targets", basis=after.legal_basis)
        elif pd.isna(found) and not pd.isna(was):
            yield self.now.say("verify_targets_gone")


def _reason(event: _Event, text: str) -> Reason:
    return Reason(int(event.row.publication), event.row.published_on.date(), text, bool(event.row.synthetic))


def _period(row: Row) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of a row's period; of one without a value, of its year."""
    if pd.isna(row.period_start):
        return pd.Timestamp(row.year, 1, 1), pd.Timestamp(row.year, 12, 31)
    return row.period_start, row.period_end


def _changes(view: View, unit: str) -> list[Change]:
    territories = view.reference.territories
    return territories.changes_into(unit) + territories.changes_from(unit)


def _registered(view: View, unit: str) -> tuple[object, ...]:
    """Return what the list of units has on a unit and those beside and below it: who they are and from when to when."""
    tree = view.reference.tree
    if unit not in tree:
        return ()
    found = tree[unit]
    return (found.valid_from, found.valid_to, found.parent, found.children_expected,
            *((child.id, child.valid_to) for child in tree.children(unit)))  # fmt: skip
