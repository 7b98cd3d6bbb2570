"""One table of a sheet: every figure with its unit, item and period, from rows, heads and what stands around."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kpi.intake.reading.evidence import Evidence
from kpi.intake.reading.grid import Cell, column_letters
from kpi.intake.reading.periods import NotAPeriod, Period, PeriodQuestion, read_period, read_period_cell
from kpi.intake.recognising import messages
from kpi.intake.recognising.columns import Columns, Head, read_head, sort_columns
from kpi.intake.recognising.context import Context, within
from kpi.intake.recognising.figures import Slot
from kpi.intake.recognising.known import SOME_DAY, Known, Meaning, says_nothing
from kpi.intake.recognising.layout import Grid, Table, look
from kpi.intake.recognising.model import Role
from kpi.intake.recognising.names import fold_words
from kpi.intake.recognising.words import is_capital_numbering, is_total, is_whole_total, without_numbering

_NO_PERIOD = Evidence("no_period", "không đọc được là kỳ nào", "cannot be read as a period")
_LEVEL = {"capital": 0, "number": 1, "letter": 5, "dash": 6, "none": 1}


@dataclass(frozen=True)
class TotalSlot:
    """A cell that states a sum: over ``rows``, in its own period, or across all columns where it is a total column."""

    slot: Slot
    rows: frozenset[int]


@dataclass
class Slots:
    """The cells for figures of a table. ``own`` are rows of the place itself among those of the units below it.

    ``failed`` are the rows in which some cell waits or is refused, so that no sum over them can be checked.
    """

    values: list[Slot] = field(default_factory=list)
    totals: list[TotalSlot] = field(default_factory=list)
    own: dict[int, Cell] = field(default_factory=dict)
    failed: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Row:
    """What the name of a row says; ``path`` are the names above it in a list of items, and its own."""

    number: int
    kind: str  # leaf, total, subtotal, section, failed
    cell: Cell
    text: str
    unit: Cell | None = None
    unit_text: str = ""
    item: str | None = None
    role: Role = "value"


@dataclass(frozen=True)
class _Column:
    number: int
    head: Head | None
    meaning: Meaning
    total: bool = False


@dataclass
class _Around:
    """What lines of text among the rows say of the rows below them."""

    period: Period | None = None
    unit: Cell | None = None
    item: str | None = None
    path: dict[int, str] = field(default_factory=dict)


class TableReader:
    """Reads one table; ``context`` is what titles and the sheet say."""

    def __init__(self, known: Known, grid: Grid, table: Table, context: Context) -> None:
        self.known, self.grid, self.table, self.context = known, grid, table, context
        self.sheet, self.record = grid.sheet.name, known.record
        self.day = context.period.last if context.period else SOME_DAY
        self.columns: Columns = sort_columns(known, grid, table, self.day)
        self.item_column = self.columns.last("item")
        self.unit_column = self.columns.last("unit")
        self.code_column = self.columns.last("code")
        self.names_units = (self.unit_column or self.code_column) is not None
        self.slots = Slots()
        self.around = _Around()
        self._last_unit: Cell | None = None

    def read(self) -> Slots:
        """Return the slots; cells of heads, names and all else have got their roles."""
        self._mark_frame()
        figures = self._figure_columns()
        rows = [self._row(number) for number in self.table.body]
        kept = [row for row in rows if row]
        for row in kept:
            self._read_row(row, figures, kept)
        return self.slots

    # what stands around the figures

    def _mark_frame(self) -> None:
        mark = self.record.mark
        for row in self.table.head:
            mark(self.sheet, self.grid.rows[row], "head")
        if self.table.numbering is not None:
            mark(self.sheet, self.grid.rows[self.table.numbering], "numbering")
        roles: dict[str, Role] = {"numbering": "numbering", "remark": "remark", "text": "text"}
        for row in self.table.body:
            for cell in self.grid.rows[row]:
                kind = self.columns.kinds.get(cell.column, "text")
                if kind == "unit_measure":
                    mark(self.sheet, [cell], "unit_measure")
                elif kind != "figures":
                    mark(self.sheet, [cell], roles.get(kind, "name"))

    def _figure_columns(self) -> list[_Column]:
        numbers = self.columns.all("figures")
        heads = {
            number: read_head(self.known, cells, self.day, units=not self.names_units)
            for number in numbers
            if (cells := self.table.paths[number])
        }
        shared = self._shared(heads)
        found: list[_Column] = []
        for number in numbers:
            if number in shared:
                found.append(_Column(number, heads[number], Meaning(None, "refused")))
                continue
            column = self._column(number, heads.get(number), heads)
            twin = next((c for c in found if self._twins(c, column)), None)
            if twin and twin.head and column.head:
                names = (
                    self.known.item_names(column.meaning.code)
                    if column.meaning.code in self.known.items
                    else ("số liệu", "figures")
                )
                self.record.tell(self.sheet, column.head.cell, messages.same_column(*names, twin.head.cell.ref))
                column = replace(column, meaning=Meaning(None, "refused"))
            found.append(column)
            if column.head and column.meaning.code and not self._cells(number):
                self.record.tell(self.sheet, column.head.cell, messages.empty_column())
        return found

    def _cells(self, column: int) -> list[Cell]:
        cells = (self.grid.sheet.cells.get((row, column)) for row in self.table.body)
        return [cell for cell in cells if cell]

    def _shared(self, heads: dict[int, Head]) -> set[int]:
        """Return the columns that stand under the very same cells as others, and say so at their head."""
        groups: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for number, head in heads.items():
            if self._cells(number):
                groups.setdefault(tuple((cell.row, cell.column) for cell in head.cells), []).append(number)
        shared = [numbers for numbers in groups.values() if len(numbers) > 1]
        for numbers in shared:
            cell = heads[numbers[0]].cell
            letters = ", ".join(column_letters(number) for number in numbers)
            self.record.tell(self.sheet, cell, messages.shared_head(cell.text, letters))
        return {number for numbers in shared for number in numbers}

    def _column(self, number: int, head: Head | None, heads: dict[int, Head]) -> _Column:
        cells = self._cells(number)
        if head is None:
            if not self.table.head and self.item_column is not None and len(self.columns.all("figures")) == 1:
                return _Column(number, None, Meaning("value"))
            if cells:
                self.record.tell(self.sheet, cells[0], messages.no_head(column_letters(number)))
            return _Column(number, None, Meaning(None, "refused"))
        if head.total and not head.path:
            others = [other for n, other in heads.items() if n != number and (other.period or other.unit)]
            if others and head.period is None and head.unit is None:
                return _Column(number, head, self._item_of(head, cells), total=True)
        if self.item_column is None:
            return _Column(number, head, self._item_of(head, cells))
        if says_nothing(head.path):
            return _Column(number, head, Meaning("value"))
        return _Column(number, head, self.known.column(self.sheet, head.cell, head.path))

    def _item_of(self, head: Head, cells: Sequence[Cell]) -> Meaning:
        """Return the item of a column; that of the rows, or of what stands around, where its head names none."""
        if self.item_column is not None:
            return Meaning("value")
        measured = self.known.unit_measure_code(head.unit_measure)
        if says_nothing(head.path):
            if self.context.item:
                return Meaning(self.context.item)
            path = (self.context.title, *head.path) if self.context.title else head.path
            return self.known.item(self.sheet, head.cell, path or (head.cell.text,), measured)
        if not measured and any("%" in f"{cell.text}{cell.number_format}" for cell in cells):
            measured = "percent"
        return self.known.item(self.sheet, head.cell, head.path, measured)

    @staticmethod
    def _twins(one: _Column, other: _Column) -> bool:
        if not one.meaning.code or one.meaning.code != other.meaning.code or one.total != other.total:
            return False
        if one.head is None or other.head is None:
            return False
        period = [head.read_period(2000) for head in (one.head, other.head)]
        spans = [(p.first, p.last) if isinstance(p, Period) else p and p.text for p in period]
        return spans[0] == spans[1] and (one.head.unit and one.head.unit.text) == (
            other.head.unit and other.head.unit.text
        )

    # rows

    def _row(self, number: int) -> _Row | None:
        """Return what the row's name says; None where it holds no figures, after taking in what it says."""
        cells = self.grid.rows[number]
        figures = [cell for cell in cells if self.columns.kinds.get(cell.column) == "figures"]
        names = [
            cell for cell in cells if self.columns.kinds.get(cell.column) not in ("figures", "remark", "unit_measure")
        ]
        total = next((cell for cell in names if is_total(cell.text)), None)
        if total is not None:
            self.record.mark(self.sheet, [cell for cell in names if self._role(cell) != "numbering"], "total")
            return _Row(number, "total", total, total.text, item=self._item_of_total(number, total)) if figures else None
        name = self._name(number)
        mark = self._mark_of(number, name)
        if not figures or (name is None and len(names) == 1 and len(figures) == 0):
            self._take_line(number, names, name, mark)
            return None
        if name is None:
            return self._nameless(number, figures)
        if self.item_column is not None:
            return self._item_row(number, name, mark)
        if mark and is_capital_numbering(mark) and not self._is_unit(name):
            self.record.mark(self.sheet, [name], "total")
            return _Row(number, "subtotal", name, name.text)
        return _Row(number, "leaf", name, name.text, unit=name)

    def _item_of_total(self, number: int, total: Cell) -> str | None:
        """Return the item that a total of a long table names."""
        cell = self.grid.at(number, self.item_column) if self.item_column is not None and self.names_units else None
        return self.known.items.match((cell.text,)).found if cell and cell is not total else None

    def _role(self, cell: Cell) -> Role | None:
        return self.record.roles[self.sheet].get((cell.row, cell.column))

    def _name(self, number: int) -> Cell | None:
        column = next((c for c in (self.item_column, self.unit_column, self.code_column) if c is not None), None)
        if column is None:
            return None
        found = self.grid.at(number, column)
        if found is None and column == self.unit_column and self.code_column is not None:
            return self.grid.at(number, self.code_column)
        return found

    def _mark_of(self, number: int, name: Cell | None) -> str:
        """Return the numbering of a row, in its own column or before the name."""
        numbering = self.columns.last("numbering")
        cell = self.grid.sheet.cells.get((number, numbering)) if numbering is not None else None
        return cell.text if cell else without_numbering(name.text)[0] if name else ""

    def _nameless(self, number: int, figures: list[Cell]) -> _Row | None:
        if not self.names_units and self.item_column is None:
            return _Row(number, "leaf", figures[0], "", unit=None)
        self.record.tell(self.sheet, figures[0], messages.no_name())
        self.record.mark(self.sheet, figures, "refused")
        return None

    def _is_unit(self, cell: Cell) -> bool:
        text = without_numbering(cell.text)[1]
        return self.known.units.match(text, self.day).why in ("sure", "several", "other_time", "elsewhere")

    def _take_line(self, number: int, names: list[Cell], name: Cell | None, mark: str) -> None:
        """Take in a line of text among the rows: a unit without figures, or what it says of the rows below."""
        cell = name or next((c for c in names if look(c) == "text"), None)
        if cell is None:
            return
        text = without_numbering(cell.text)[1]
        period = read_period_cell(cell, self.context.year)
        if isinstance(period, Period):
            self.around.period = period
        elif self._is_unit(cell):
            if not self.names_units:
                self.around.unit = cell
            return
        elif self.item_column is not None:
            self._push(mark, text)
        elif item := self.known.items.match((text,)).found:
            self.around.item = item
        numbering = [c for c in names if self._role(c) == "numbering"]
        self.record.mark(self.sheet, [c for c in names if c not in numbering], "section")

    def _push(self, mark: str, text: str) -> tuple[str, ...]:
        """Put a name under those above it in the list of items; return the whole path."""
        level = _level(mark)
        self.around.path = {n: above for n, above in self.around.path.items() if n < level}
        path = (*self.around.path.values(), text)
        self.around.path[level] = text
        return path

    def _item_row(self, number: int, name: Cell, mark: str) -> _Row | None:
        path = self._push(mark, without_numbering(name.text)[1])
        if self.names_units:
            path = path[-1:]  # a long table: the row names a unit too, its items stand under nothing
        meaning = self.known.item(self.sheet, name, path, self.known.unit_measure_code(self._measured(number)))
        unit = self._carried(number) if self.names_units else None
        if self.names_units and unit is None:
            return self._nameless(
                number, [c for c in self.grid.rows[number] if self.columns.kinds.get(c.column) == "figures"]
            )
        return _Row(number, "leaf", name, name.text, unit=unit, item=meaning.code, role=meaning.role)

    def _carried(self, number: int) -> Cell | None:
        """Return the unit's cell of this row of a long table, or of the last row that names one."""
        for column in (self.unit_column, self.code_column):
            cell = self.grid.at(number, column) if column is not None else None
            if cell:
                self._last_unit = cell
                return cell
        return self._last_unit

    def _measured(self, number: int) -> str:
        column = self.columns.last("unit_measure")
        cell = self.grid.at(number, column) if column is not None else None
        return cell.text if cell else ""

    # figures

    def _read_row(self, row: _Row, figures: list[_Column], rows: list[_Row]) -> None:
        for column in figures:
            cell = self.grid.sheet.cells.get((row.number, column.number))
            if cell is None:
                continue
            role = self._fill(row, column, cell, rows)
            self.record.mark(self.sheet, [cell], role)
            if role in ("asked", "refused", "skipped"):
                self.slots.failed.add(row.number)

    def _fill(self, row: _Row, column: _Column, cell: Cell, rows: list[_Row]) -> Role:
        """Make a slot of the cell; return its role."""
        if column.meaning.code is None:
            return column.meaning.role
        item = row.item if self.item_column is not None else column.meaning.code
        if row.kind == "leaf" and item is None:
            return row.role
        if row.kind in ("total", "subtotal"):
            return self._fill_total(row, column, cell, item, rows)
        period = self._period(row, column)
        if column.total:
            slot = Slot(cell, str(item), None, None, self._told_measure(row, column))
            self.slots.totals.append(TotalSlot(slot, frozenset([row.number])))
            return "total"
        if period is None:
            return "asked"
        unit = self._unit(row, column, period)
        if unit.code is None:
            return unit.role
        if unit.code == self.known.units.place and self.names_units and self._below:
            self.slots.own.setdefault(row.number, row.unit or row.cell)
        self.slots.values.append(Slot(cell, str(item), period, unit.code, self._told_measure(row, column)))
        return "value"

    def _fill_total(self, row: _Row, column: _Column, cell: Cell, item: str | None, rows: list[_Row]) -> Role:
        if self.item_column is not None and not self.names_units:
            return "total"  # a sum of different things
        items = {r.item for r in rows if r.kind == "leaf"} if self.item_column is not None and not item else {item}
        period = None if column.total else self._period(row, column)
        if len(items) != 1 or (period is None and not column.total):
            return "total"
        slot = Slot(cell, str(items.pop()), period, None, self._told_measure(row, column))
        self.slots.totals.append(TotalSlot(slot, _scope(row, rows)))
        return "total"

    def _told_measure(self, row: _Row, column: _Column) -> str:
        return (
            self._measured(row.number) or (column.head.unit_measure if column.head else "") or self.context.unit_measure
        )

    @cached_property
    def _below(self) -> bool:
        """Tell whether the table has rows of units below the place."""
        inside = self.known.units.inside(self.day)
        column = self.unit_column or self.code_column or 0
        found = (self.grid.sheet.cells.get((row, column)) for row in self.table.body)
        units = (self.known.units.match(without_numbering(c.text)[1], self.day).found for c in found if c)
        return any(inside.get(unit, 0) > 0 for unit in units if unit)

    def _unit(self, row: _Row, column: _Column, period: Period) -> Meaning:
        head = column.head.unit if column.head else None
        cell = row.unit or head or self.around.unit
        if cell is None:
            return self._context_unit(period)
        text = without_numbering(cell.text)[1]
        code = self.grid.at(row.number, self.code_column) if self.code_column is not None and row.unit else None
        if code is not None and code is not cell:
            return self._coded(code, cell, text, period)
        return self.known.unit(self.sheet, cell, text, period.last, self._unit_above(row))

    def _unit_above(self, row: _Row) -> str:
        """Return the name in an outer column of units: ``Huyện Phú Bình`` beside ``Xã Tân Thành``."""
        outer = [column for column in self.columns.all("unit") if column != self.unit_column]
        cell = self.grid.at(row.number, outer[-1]) if outer and row.unit else None
        return cell.text if cell else ""

    def _coded(self, code: Cell, cell: Cell, text: str, period: Period) -> Meaning:
        by_code = self.known.units.match(code.text, period.last)
        by_name = self.known.units.match(text, period.last)
        if by_code.found and by_name.why != "close" and by_code.found not in (by_name.found, *by_name.choices):
            unit = self.known.units.tree[by_code.found]
            told = messages.code_and_name(code.text, text, (unit.name_vi, unit.name_en))
            self.record.tell(self.sheet, code, told)
            return Meaning(None, "refused")
        if by_code.found:
            return Meaning(by_code.found)
        return self.known.unit(self.sheet, cell, text, period.last)

    def _context_unit(self, period: Period) -> Meaning:
        named = self.context.unit
        tree, cell = self.known.units.tree, named.cell or next(iter(self.grid.rows[self.grid.numbers[0]]))
        if named.unit is None:
            return self.known.unit(self.sheet, cell, named.text, period.last)
        if tree[named.unit].valid_on(period.last):
            return Meaning(named.unit)
        return self.known.unit(self.sheet, cell, tree[named.unit].name_vi, period.last)

    # periods

    def _period(self, row: _Row, column: _Column) -> Period | None:
        """Return the period of a cell: as row and head tell it, else a line above, else the context; None: asked."""
        told = self._row_period(row.number)
        if told is None or isinstance(told, Period):
            year = told.last.year if told else self.context.year
            head = self._head_period(column, year)
            told = head or told or self.around.period
        if isinstance(told, PeriodQuestion):
            where = column.head.cell if column.head and column.head.period else row.cell
            key = f"period:{fold_words(told.text)}"
            return self.known.period(
                self.sheet,
                where,
                key,
                (f"“{told.text}”: {told.evidence.vi}", f"“{told.text}”: {told.evidence.en}"),
                told.readings,
            )
        if told is None:
            return self._context_period()
        return self._agreed(told, row, column)

    def _head_period(self, column: _Column, year: int | None) -> Period | PeriodQuestion | None:
        key = (column.number, year)
        if key not in self._heads:
            self._heads[key] = column.head.read_period(year) if column.head else None
        return self._heads[key]

    @cached_property
    def _heads(self) -> dict[tuple[int, int | None], Period | PeriodQuestion | None]:
        return {}

    def _row_period(self, number: int) -> Period | PeriodQuestion | None:
        """Return the period that the row's own cells tell, several of them together: month and year."""
        cells = [cell for column in self.columns.all("period") if (cell := self.grid.at(number, column))]
        if not cells:
            return None
        if len(cells) == 1:
            reading = read_period_cell(cells[0], self.context.year)
            if not isinstance(reading, NotAPeriod):
                return reading
        texts = tuple(self._with_head(cell) for cell in cells)
        if texts not in self._joined:
            self._joined[texts] = _join_periods(texts, self.context.year)
        found = self._joined[texts]
        return PeriodQuestion(" ".join(texts), (), _NO_PERIOD) if isinstance(found, NotAPeriod) else found

    @cached_property
    def _joined(self) -> dict[tuple[str, ...], Period | PeriodQuestion | NotAPeriod]:
        return {}

    def _with_head(self, cell: Cell) -> str:
        path = self.table.paths[cell.column]
        return f"{path[-1].text} {cell.text}" if path and cell.text.isalnum() and len(cell.text) <= 4 else cell.text

    def _context_period(self) -> Period | None:
        if self.context.period:
            return self.context.period
        if len(self.context.periods) > 1:
            reason = ("tiêu đề nêu nhiều kỳ khác nhau", "titles name several periods")
        else:
            reason = ("không tìm thấy kỳ báo cáo trong tệp", "the file does not say its period")
        return self.known.period(self.sheet, None, f"period:{fold_words(self.sheet)}", reason, self.context.periods)

    def _agreed(self, told: Period, row: _Row, column: _Column) -> Period | None:
        """Return the period of rows and heads, unless the titles tell of another one that none of them lies in."""
        title = self.context.period
        if title is None or within(told, title) or self._some_within:
            return told
        where = column.head.cell if column.head and column.head.period else row.cell
        key = f"period:{told.code} or {title.code}"
        reason = (
            f"tiêu đề ghi kỳ {title.code}, nhưng ở đây ghi {told.code}",
            f"the title says {title.code}, but here it says {told.code}",
        )
        return self.known.period(self.sheet, where, key, reason, (told, title))

    @cached_property
    def _some_within(self) -> bool:
        title = self.context.period
        if title is None:
            return True
        heads = [
            read_head(self.known, cells, self.day, units=False).read_period(self.context.year)
            for number in self.columns.all("figures")
            if (cells := self.table.paths[number])
        ]
        rows = [self._row_period(number) for number in self.table.body] if self.columns.all("period") else []
        return any(isinstance(found, Period) and within(found, title) for found in [*heads, *rows])


def _join_periods(texts: Sequence[str], year: int | None) -> Period | PeriodQuestion | NotAPeriod:
    """Return the period that several texts tell together, in either order: ``Năm 2024`` and ``Tháng 3``."""
    readings = [read_period(" ".join(ordered), year) for ordered in (texts, texts[::-1])]
    return next((reading for reading in readings if isinstance(reading, Period)), readings[0])


def _level(mark: str) -> int:
    if not mark:
        return _LEVEL["none"]
    if mark.strip("-–+*•·") == "":
        return _LEVEL["dash"]
    if is_capital_numbering(mark):
        return _LEVEL["capital"]
    if mark[:1].isdigit() or mark[1:2].isdigit():
        return _LEVEL["number"] + mark.strip(".").count(".")
    return _LEVEL["letter"]


def _scope(row: _Row, rows: Sequence[_Row]) -> frozenset[int]:
    """Return the rows that a total adds up: all; those under a numbered head; those since the total before it."""
    position = next(n for n, other in enumerate(rows) if other.number == row.number)
    totals = [other for other in rows if other.kind != "leaf"]
    leaves = frozenset(other.number for other in rows if other.kind == "leaf")
    if row.kind == "subtotal":
        return _until_total(rows[position + 1 :])
    if is_whole_total(row.text) or len(totals) == 1:
        return leaves
    return _until_total(rows[:position][::-1])


def _until_total(rows: Sequence[_Row]) -> frozenset[int]:
    found = []
    for row in rows:
        if row.kind != "leaf":
            break
        found.append(row.number)
    return frozenset(found)
