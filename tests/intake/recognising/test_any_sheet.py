"""Whatever is hidden, merged, failed or shown otherwise: read is what a person sees, and no row is lost."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpi.intake.reading.faults import fault
from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import Document, column_letters
from kpi.intake.recognising.model import Place
from tests.building import examples
from tests.intake.recognising.grids import Merged, document, read, sheet, unaccounted
from tests.intake.recognising.writing import ERROR, WRITERS, Drawn

UNITS = ["Phường Quang Trung", "Phường Tân Lập", "Xã Sơn Cẩm", "Phường Đồng Quang", "Xã Phúc Hà"]
HEADS = ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết", "Tỷ lệ giải quyết đúng hạn (%)"]
TOP = 2  # rows above the first unit
TOLD_APART = {"value", "total", "asked", "refused", "skipped", "computed", "hidden", "blank"}

Written = tuple[object, Decimal | None]
"""What is written into a cell, and the figure that a person sees there; None: none, or one that has to be asked."""


def _count(number: int) -> Written:
    return number, Decimal(number)


def _shortened(number: int) -> Written:
    return (float(number * 1000), "#,##0,"), Decimal(number)


def _share(number: int, how: str) -> Written:
    seen = Decimal(number) / 10
    if how == "format":
        return (float(seen / 100), "0.0%"), seen
    if how == "text":
        return f"{seen}%".replace(".", ","), seen
    return (float(seen / 100), seen / 100) if how == "part" else (float(seen), seen)


COUNTS = st.one_of(
    st.integers(0, 5000).map(_count),
    st.integers(1, 900).map(_shortened),
    st.just(("", None)),
    st.just((ERROR, None)),
    st.just(("-", None)),
    st.just(("chưa gửi", None)),
)
SHARES = st.one_of(
    st.builds(_share, st.integers(11, 1000), st.sampled_from(["format", "text", "plain", "part"])),
    st.just(("", None)),
)


@dataclass(frozen=True)
class Made:
    """A sheet of any kind, with what a person sees of its figures, by place."""

    drawn: Drawn
    seen: dict[Place, Decimal]

    @property
    def unseen(self) -> set[Place]:
        """The places that are hidden or covered, or of a merged cell that may be of several."""
        rows, columns = len(self.drawn.rows), len(HEADS)
        places = {(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)}
        hidden = {p for p in places if p[0] in self.drawn.hidden_rows or p[1] in self.drawn.hidden_columns}
        return hidden | {
            (row, column) for top, left, bottom, right in self.drawn.merged
            for row in range(top, bottom + 1) for column in range(left, right + 1)
        }  # fmt: skip


@st.composite
def made(draw: st.DrawFn) -> Made:
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    names = [*units, *draw(st.lists(st.sampled_from(["Tổng cộng", "Trung bình", "Median"]), unique=True))]
    rows: list[list[object]] = [["Giải quyết hồ sơ quý I năm 2024"], list(HEADS)]
    formats, seen = dict[Place, str](), dict[Place, Decimal]()
    for number, name in enumerate(names, TOP + 1):
        cells = [draw(COUNTS), draw(COUNTS), draw(SHARES)]
        row: list[object] = [name]
        for column, (value, figure) in enumerate(cells, 2):
            if isinstance(value, tuple):
                formats[number, column] = value[1]
                value = value[0]
            row.append(value)
            if figure is not None:
                seen[number, column] = figure
        rows.append(row)
    last = len(rows)
    hidden_rows = draw(st.frozensets(st.integers(TOP + 1, last), max_size=2))
    hidden_columns = draw(st.frozensets(st.integers(2, len(HEADS)), max_size=1))
    merged: list[Merged] = []
    if last > TOP + 1 and draw(st.booleans()):
        top, column = draw(st.integers(TOP + 1, last - 1)), draw(st.integers(2, len(HEADS)))
        merged.append((top, column, top + 1, column))
    return Made(Drawn(rows, hidden_rows, hidden_columns, merged, formats), seen)


def as_document(drawn: Drawn) -> Document:
    """Return what reading a workbook of this sheet gives."""
    rows = [
        [(value, form) if (form := drawn.formats.get((row, column))) else "" if value == ERROR else value
         for column, value in enumerate(values, 1)]
        for row, values in enumerate(drawn.rows, 1)
    ]  # fmt: skip
    faults = tuple(
        fault("error_value", "bao-cao.xlsx", drawn.name, row, column)
        for row, values in enumerate(drawn.rows, 1)
        for column, value in enumerate(values, 1)
        if value == ERROR
    )
    whole = replace(
        sheet(rows, name=drawn.name, merged=drawn.merged),
        hidden_rows=drawn.hidden_rows,
        hidden_columns=drawn.hidden_columns,
    )
    return replace(document(whole), problems=faults)


def assert_seen(source: Document, made: Made) -> None:
    found = read(source)
    for value in found.values:
        place = value.row, value.column
        assert place not in made.unseen, f"{value.ref} cannot be seen"
        assert value.number == made.seen[place], f"{value.ref} is seen as {made.seen[place]}"
    assert unaccounted(source, found) == []
    roles = found.roles[source.sheets[0].name]
    for (row, column), figure in made.seen.items():
        role = roles[row, column]
        assert role in TOLD_APART, f"{column_letters(column)}{row} ({figure}) is taken for {role}"
    told = {problem.line for problem in found.problems} | {question.line for question in found.questions}
    if {"asked", "refused"} & set(roles.values()):
        assert told


@settings(max_examples=examples(150))
@given(made())
@example(Made(Drawn([["Quý I năm 2024"], HEADS, [UNITS[0], 5, 4, 0.9], [UNITS[1], 5, 4, 95.0]]),
              {(3, 2): Decimal(5), (3, 3): Decimal(4), (3, 4): Decimal("0.9"), (4, 2): Decimal(5), (4, 3): Decimal(4),
               (4, 4): Decimal(95)}))  # fmt: skip
def test_a_sheet_is_read_as_it_is_seen_or_asked_about(made: Made) -> None:
    assert_seen(as_document(made.drawn), made)


@settings(max_examples=examples(8), deadline=None)
@given(made(), st.sampled_from(sorted(WRITERS)))
def test_and_so_is_the_file_that_it_is_written_to(made: Made, kind: str) -> None:
    assert_seen(read_document(f"bao-cao.{kind}", WRITERS[kind](made.drawn)), made)
