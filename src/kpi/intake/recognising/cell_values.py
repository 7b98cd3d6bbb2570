"""Values by column: those of a large document are made one by one when they are asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from kpi.intake.reading.grid import column_letters
from kpi.intake.recognising.contents import MOST_NUMBERS
from kpi.intake.recognising.model import Value

_BATCH = 122_880  # rows that DuckDB takes in at once, one thread each

Places = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Coded:
    """Texts by row: ``texts[codes[row]]``; each text is kept once, or a few times."""

    codes: Places
    texts: Sequence[str]

    def __getitem__(self, row: int) -> str:
        text: str = self.texts[self.codes[row]]
        return text

    def placed(self, places: dict[str, int]) -> npt.NDArray[np.int64]:
        """Return for each row the place of its text; new texts come behind those that have one."""
        once = [places.setdefault(text, len(places)) for text in self.texts] or [0]
        return np.array(once, dtype=np.int64)[self.codes]

    def among(self, texts: Collection[str]) -> npt.NDArray[np.bool_]:
        """Tell of each row whether its text is one of these."""
        return np.array([text in texts for text in self.texts] or [False])[self.codes]

    def take(self, rows: npt.NDArray[Any]) -> "Coded":
        """Return these rows, in this order."""
        return Coded(self.codes[rows], self.texts)

    def arrow(self) -> pa.DictionaryArray:
        """Return it as DuckDB takes it."""
        return pa.DictionaryArray.from_arrays(self.codes, pa.array(self.texts, pa.string()))

    @staticmethod
    def of(texts: Iterable[str]) -> "Coded":
        """Return texts, coded."""
        codes, distinct = pd.factorize(np.array([*texts, ""], dtype=object))
        return Coded(codes[:-1].astype(np.int32), distinct.tolist())

    @staticmethod
    def joined(parts: Sequence["Coded"]) -> "Coded":
        """Return the rows of the parts, one part after the other."""
        ends = np.cumsum([0, *(len(part.texts) for part in parts)])
        codes = [part.codes + np.int32(end) for part, end in zip(parts, ends, strict=False)]
        return Coded(np.concatenate(codes).astype(np.int32), [text for part in parts for text in part.texts])


_AS_THEY_ARE = ("sheet", "item", "unit", "period", "printed", "qualifier", "status")


@dataclass(frozen=True, eq=False)
class CellValues(Sequence[Value]):
    """Values in the order of the document. ``number`` is a plain decimal, empty where there is none."""

    sheet: Coded
    item: Coded
    unit: Coded
    period: Coded
    number: Coded
    printed: Coded
    qualifier: Coded
    status: Coded
    row: Places
    column: Places

    @staticmethod
    def of(values: Sequence[Value]) -> "CellValues":
        """Return values by column."""
        if isinstance(values, CellValues):
            return values
        numbers = ("" if value.number is None else f"{value.number:f}" for value in values)
        told = {name: Coded.of(getattr(value, name) for value in values) for name in _AS_THEY_ARE}
        row, column = (np.array([getattr(value, name) for value in values], np.int32) for name in ("row", "column"))
        return CellValues(number=Coded.of(numbers), row=row, column=column, **told)

    @staticmethod
    def joined(parts: Sequence["CellValues"]) -> "CellValues":
        """Return the values of the parts, one part after the other."""
        nothing = np.zeros(0, dtype=np.int32)
        told: dict[str, Any] = {
            each.name: np.concatenate([nothing, *(getattr(part, each.name) for part in parts)])
            if each.name in ("row", "column")
            else Coded.joined([Coded(nothing, []), *(getattr(part, each.name) for part in parts)])
            for each in fields(CellValues)
        }
        return CellValues(**told)

    def take(self, rows: npt.NDArray[Any]) -> "CellValues":
        """Return these values, in this order."""
        if len(rows) == len(self):
            return self
        told = {each.name: getattr(self, each.name) for each in fields(CellValues)}
        return CellValues(**{name: each.take(rows) for name, each in told.items()})

    def place(self, at: int) -> tuple[str, int, int]:
        """Return the sheet, the row and the column of a value."""
        return self.sheet[at], int(self.row[at]), int(self.column[at])

    def twice(self) -> npt.NDArray[np.bool_]:
        """Tell of each value whether another one is of the same item, unit and period."""
        key, size = np.zeros(len(self), dtype=np.int64), 1
        for coded in (self.item, self.unit, self.period):
            places: dict[str, int] = {"": 0}
            placed = coded.placed(places)
            key, size = key * len(places) + placed, size * len(places)
        if size > MOST_NUMBERS:
            return pd.Series(key).duplicated(keep=False).to_numpy()
        return (np.bincount(key, minlength=size) > 1)[key]

    def __len__(self) -> int:
        return len(self.row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        number = self.number[at]
        return Value(
            self.item[at],
            self.unit[at],
            self.period[at],
            Decimal(number) if number else None,
            self.printed[at],
            self.sheet[at],
            int(self.row[at]),
            int(self.column[at]),
            self.qualifier[at],
            self.status[at],
        )

    def __iter__(self) -> Iterator[Value]:
        return (self[at] for at in range(len(self)))

    def table(self, remarks: Mapping[str, str]) -> pa.Table:
        """Return a row for each value with the columns that store.submissions.write_reading takes.

        Of ``value`` three decimals alone are written as four, as they could be taken for a group; ``printed`` is empty
        where it is the same. ``remarks`` are those of the sender, by item.
        """
        places: dict[str, int] = {}
        value = Coded(self.number.codes, [unmistakable(number) for number in self.number.texts])
        same = value.placed(places) == self.printed.placed(places)
        printed = Coded(np.where(same, len(self.printed.texts), self.printed.codes), [*self.printed.texts, ""])
        columns = range(int(self.column.max(initial=0)) + 1)
        letters = [
            f"{sheet}!{column_letters(number)}" if sheet else column_letters(number)
            for sheet in self.sheet.texts
            for number in columns
        ]
        told = {
            "letters": Coded(self.sheet.codes * len(columns) + self.column, letters),
            "item": self.item,
            "unit": self.unit,
            "period": self.period,
            "value": value,
            "printed": printed,
            "qualifier": self.qualifier,
            "status": self.status,
            "remark": Coded(self.item.codes, [remarks.get(item, "") for item in self.item.texts]),
        }
        whole = pa.table({name: coded.arrow() for name, coded in told.items()} | {"line": pa.array(self.row)})
        return pa.Table.from_batches(whole.to_batches(max_chunksize=_BATCH), whole.schema)


def among(values: Sequence[Value], units: Collection[str], items: Collection[str]) -> list[Value]:
    """Return those of these units and items, in their order."""
    told = CellValues.of(values)
    here = told.unit.among(units) & told.item.among(items)
    return [told[place] for place in np.flatnonzero(here).tolist()]


def unmistakable(number: str) -> str:
    """Return ``1.2340`` for ``1.234``: three decimals alone would be asked about, as they can be a group."""
    return f"{number}0" if number[-4:-3] == "." else number
