"""The figures of a table as numbers: how they are written, in what they are counted, what they cannot be."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpi.catalog.model import Catalog
from kpi.intake.reading.grid import Cell
from kpi.intake.reading.numbers import Blank, NotANumber, Number, read_cells
from kpi.intake.reading.numbers import Question as Unsure
from kpi.intake.recognising.contents import Ints
from kpi.intake.recognising.grids import Grid
from kpi.intake.recognising.known import Known
from kpi.intake.recognising.messages import Told
from kpi.intake.recognising.messages import figures as messages
from kpi.intake.recognising.messages.questions import ask_number, written
from kpi.intake.recognising.model import SKIP, Choice, Role
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.percentages import Percentages, is_part
from kpi.intake.recognising.record import question

_SCALES = {"nghin": 3, "ngan": 3, "1000": 3, "trieu": 6, "ty": 9, "ti": 9, "thousand": 3, "million": 6, "billion": 9}
MOST = Decimal(10) ** 15
"""Numbers from here on have more digits than are stored exactly."""
_ITS_OWN_TEXT = ("mixed_column", "two_marks", "column_against_catalogue")


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Cells of one column for figures of one item that hold the same: ``times`` of them, in ``rows``.

    ``cell`` is the first, ``measured`` the unit of measure told, ``total``: they state a sum. ``digits``: they are
    whole numbers in plain digits that are figures as they stand, each its own; ``rows`` has but the first of them.
    """

    cell: Cell
    item: str
    measured: str
    times: int
    rows: Ints
    total: bool = False
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """What a slot says of one item; ``number`` is None where the figure cannot exist, or each cell says its own."""

    slot: Slot
    item: str
    number: Decimal | None
    qualifier: str = ""


def read_figures(known: Known, grid: Grid, slots: Sequence[Slot]) -> list[Figure]:
    """Return the figures of a table's slots; the figures of an item are read together, as one proves the other.

    What cannot be read is told, what can be read in two ways is asked, and the cell marked so.
    """
    by_item: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_item[slot.item].append(slot)
    figures = [figure for item, several in by_item.items() for figure in Series(known, grid, item, several).read()]
    _tell_dashes(known, grid.sheet.name, slots)
    return figures


def _tell_dashes(known: Known, sheet: str, slots: Sequence[Slot]) -> None:
    roles = known.record.roles[sheet]
    dashes = [s for s in slots if not s.cell.text.strip("-–—−‒ ") and roles[s.cell.row, s.cell.column] == "blank"]
    if dashes:
        first = min((slot.cell for slot in dashes), key=lambda cell: (cell.row, cell.column))
        known.record.tell(sheet, first, messages.dashes(sum(slot.times for slot in dashes)))


def counts_whole_things(catalog: Catalog, item: str) -> bool | None:
    """Tell whether the item counts whole things; None where that is open: amounts of money."""
    measure = catalog.measures.get(item)
    if measure is None:
        return catalog.indicators[item].decimals == 0
    name = fold_words(catalog.unit_measures[measure.unit_measure].name_vi)
    return None if name.split()[0] in _SCALES or name.endswith("dong") else True


class Series:
    """The figures of one item in one table."""

    def __init__(self, known: Known, grid: Grid, item: str, slots: Sequence[Slot] = ()) -> None:
        self.known, self.grid, self.item, self.slots = known, grid, item, slots
        self.sheet = grid.sheet.name
        self.measure = known.items.catalog.measures.get(item)
        self.unit_measure = known.items.unit_measure(item)
        self.percent = self.unit_measure == "percent"
        self.whole = counts_whole_things(known.items.catalog, item)
        self._scales: dict[str, int] = {}
        self._marked: list[tuple[Slot, Number]] = []
        self._shares = Percentages(known, self.sheet, item, percent=self.percent)

    def takes_digits(self, measured: str) -> bool:
        """Tell whether a whole number in plain digits is a figure as it stands, under this unit of measure."""
        return not self.percent and self.scale(measured) == 0

    def read(self) -> Iterator[Figure]:
        """Yield the figures of the slots, in their order."""
        readings = read_cells([slot.cell for slot in self.slots], None if self.whole is None else not self.whole)
        shares = self._shares.are_parts([(slot.cell, slot.times) for slot in self.slots], readings)
        unsure: Counter[str] = Counter()
        for slot, reading in zip(self.slots, readings, strict=True):
            if isinstance(reading, Unsure):
                unsure[self._key(reading)] += slot.times
        for slot, reading in zip(self.slots, readings, strict=True):
            if isinstance(reading, Unsure):
                shown = self._as_shown(slot, reading)
                settled = shown or self._settle(slot, reading, unsure[self._key(reading)] - 1)
                if settled is None:
                    continue
                reading = settled
            if isinstance(reading, Blank):
                yield from self._blank(slot, reading)
            elif isinstance(reading, NotANumber):
                self._refuse(slot, messages.no_number(slot.cell))
            elif slot.digits:
                yield Figure(slot, self.item, None)
            elif isinstance(reading, Number):
                yield from self._number(slot, reading, shares)
        self._tell_marks()

    def _tell_marks(self) -> None:
        """Say once that marks which point to notes were left out of figures."""
        if self._marked:
            slot, number = min(self._marked, key=lambda pair: (pair[0].cell.row, pair[0].cell.column))
            count = sum(slot.times for slot, _ in self._marked)
            self.known.record.tell(self.sheet, slot.cell, messages.marked(number, count))

    def _as_shown(self, slot: Slot, unsure: Unsure) -> Number | None:
        """Return the figure as it is shown, where head or title tells the unit of measure that it is shown in."""
        if unsure.evidence.code != "shown_shortened":
            return None
        shown, stored = unsure.readings
        return shown if shown.value.scaleb(_split_scale(slot.measured)[0]) == stored.value else None

    def _key(self, unsure: Unsure) -> str:
        code = unsure.evidence.code
        own = f":{unsure.text}" if code in _ITS_OWN_TEXT else ""
        return f"number:{self.item}:{code}{own}"

    def _settle(self, slot: Slot, unsure: Unsure, more: int) -> Number | None:
        key = self._key(unsure)
        answer = self.known.record.answers.get(key, "")
        if answer.isdecimal() and int(answer) < len(unsure.readings):
            return unsure.readings[int(answer)]
        if answer == SKIP:
            self._mark(slot, "skipped")
            return None
        choices = [
            Choice(str(place), written(number, "vi"), written(number, "en"))
            for place, number in enumerate(unsure.readings)
        ]
        told = ask_number(slot.cell.text, (unsure.evidence.vi, unsure.evidence.en), more)
        remembered = unsure.evidence.code not in _ITS_OWN_TEXT
        self.known.record.ask(self.sheet, slot.cell, told, question(key, choices, remembered=remembered))
        self._mark(slot, "asked")
        return None

    def _blank(self, slot: Slot, blank: Blank) -> Iterator[Figure]:
        """A count of what did not arise is zero, a share of it does not exist; other marks mean: not reported."""
        if blank.reason != "nothing_arose":
            self._mark(slot, "blank")
        else:
            self._mark(slot, "total" if slot.total else "value")
            yield Figure(slot, self.item, Decimal(0) if self.measure else None)

    def _number(self, slot: Slot, number: Number, shares: bool | None) -> Iterator[Figure]:
        if number.denominator is not None:
            yield from self._parts(slot, number)
            return
        if shares is None:
            self._mark(slot, self._shares.role)
            return
        power: int | None = 2 if shares else self.scale(slot.measured)
        if self._shares.mixed and is_part(number):
            power = self._shares.power(slot.cell, number)
        if power is None:
            self._mark(slot, self._shares.role)
            return
        if abs(number.value) >= MOST:
            self._refuse(slot, messages.too_long(number.text))
            return
        if number.mark:
            self._marked.append((slot, number))
        value = number.value if not power else Decimal(f"{number.value.scaleb(power):f}")
        fault = self._fault(number, value)
        if fault and fault.severity == "error":
            self._refuse(slot, fault)
            return
        if fault:
            self._tell(slot, fault)
        self._mark(slot, "total" if slot.total else "value")
        yield Figure(slot, self.item, value, number.qualifier)

    def _fault(self, number: Number, value: Decimal) -> Told | None:
        if number.percent and not self.percent:
            units = self.known.unit_measure_names(self.item)
            return messages.percent_of_count(number.text, self.known.item_names(self.item), units)
        if self.percent and not 0 <= value <= 100:
            return messages.out_of_range(value)
        if value < 0:
            return messages.negative(value)
        if self.whole and value % 1:
            return messages.not_whole(value)
        if number.counted and not number.percent and not self._counts(number.counted):
            return messages.counted_otherwise(number.text, self.known.unit_measure_names(self.item))
        return None

    def _counts(self, told: str) -> bool:
        known = {word for name in self.known.unit_measure_names(self.item) for word in fold_words(name).split()}
        return bool(set(fold_words(told).split()) & known) or told == "đ"

    def _parts(self, slot: Slot, number: Number) -> Iterator[Figure]:
        """Yield numerator and denominator of ``4.561/5.650`` as the measures that they are."""
        indicator = self.known.items.catalog.indicators.get(self.item)
        if self.measure or indicator is None or len(indicator.numerator) != 1 or len(indicator.denominator) != 1:
            self._refuse(slot, messages.fraction(number.text, self.known.item_names(self.item)))
            return
        self._mark(slot, "total" if slot.total else "value")
        yield Figure(slot, indicator.numerator[0], number.value, number.qualifier)
        yield Figure(slot, indicator.denominator[0], number.denominator, number.qualifier)

    def scale(self, told: str) -> int:
        """Return the power of ten between the unit of measure that is told and that of the catalogue."""
        if told not in self._scales:
            names = (told, *self.known.unit_measure_names(self.item))
            (scale, base), *catalogued = [_split_scale(name) for name in names]
            self._scales[told] = next((scale - own for own, name in catalogued if name == base), 0)
        return self._scales[told]

    def _refuse(self, slot: Slot, told: Told) -> None:
        self._tell(slot, told)
        self._mark(slot, "refused")

    def _tell(self, slot: Slot, told: Told) -> None:
        for row in slot.rows.tolist():
            self.known.record.tell(self.sheet, self.grid.own(row, slot.cell.column), told)

    def _mark(self, slot: Slot, role: Role) -> None:
        self.known.record.roles[self.sheet].fill(slot.cell.column, slot.rows, role)


def _split_scale(name: str) -> tuple[int, str]:
    """Return the power of ten of a unit of measure and the rest of its name: ``tỷ đồng`` is 9 and ``dong``."""
    scale, words = 0, fold_words(name).split()
    while len(words) > 1 and words[0] in _SCALES:
        scale += _SCALES[words.pop(0)]
    return scale, " ".join(words)
