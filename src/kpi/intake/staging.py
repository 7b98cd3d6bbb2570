"""Brings files of observations into the table ``staged``, or says everything that is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd

from kpi.rows import InputError, Problem, read_rows

COLUMNS = [
    "source",
    "paragraph",
    "unit_code",
    "period",
    "item",
    "printed",
    "value",
    "status",
    "qualifier",
    "remark_vi",
    "remark_en",
]
STATUSES = ("A", "B", "D", "E", "M", "O", "P", "Q", "U")
QUALIFIERS = ("", "above", "below", "about")

_TABLE = "CREATE OR REPLACE TEMP TABLE told (file VARCHAR, line BIGINT, {})"


@dataclass(frozen=True)
class Rule:
    """What must not hold for a row of ``judged``; ``{cell}`` in the messages is the cell at fault.

    ``of``: what shows it: ``placed`` (unit and period), ``figured`` (what else a row says) or several rows together.
    """

    of: Literal["placed", "figured", "several"]
    column: str
    fault: str
    vi: str
    en: str


RULES = (
    Rule(
        "figured",
        "source",
        "source NOT IN (SELECT id FROM source)",
        "nguồn “{cell}” không có trong sources.csv; hãy thêm nguồn hoặc sửa mã",
        "source “{cell}” is not in sources.csv; add it or mend the id",
    ),
    Rule(
        "figured",
        "item",
        "item NOT IN (SELECT code FROM measure UNION ALL SELECT code FROM indicator)",
        "“{cell}” không phải số liệu hay chỉ tiêu trong danh mục; hãy thêm vào danh mục hoặc sửa mã",
        "“{cell}” is neither a measure nor an indicator of the catalogue; add it there or mend the code",
    ),
    Rule(
        "placed",
        "period",
        "period_start IS NULL OR period_end IS NULL OR period_end < period_start",
        "kỳ “{cell}” không đọc được; viết 2020, 2020-S1, 2020-Q1, 2020-03 hoặc 2019-01-01/2019-11-14",
        "period “{cell}” cannot be read; write 2020, 2020-S1, 2020-Q1, 2020-03 or 2019-01-01/2019-11-14",
    ),
    Rule(
        "placed",
        "unit_code",
        "unit_code NOT IN (SELECT code FROM unit)",
        "không có đơn vị mã “{cell}”; hãy thêm vào data/units hoặc sửa mã",
        "there is no unit of code “{cell}”; add it to data/units or mend the code",
    ),
    Rule(
        "placed",
        "unit_code",
        "unit IS NULL AND period_end IS NOT NULL AND unit_code IN (SELECT code FROM unit)",
        "đơn vị “{cell}” không tồn tại vào cuối kỳ này; hãy sửa kỳ hoặc dùng mã của đơn vị mới",
        "unit “{cell}” did not exist at the end of this period; mend the period or use the new unit's code",
    ),
    Rule(
        "figured",
        "value",
        "NOT coalesce(finite, empty AND status IN ('M', 'O', 'Q'))",
        "giá trị “{cell}” không phải số; viết số không có dấu nhóm, thập phân dùng dấu chấm "
        "(để trống chỉ khi status là O, M hoặc Q)",
        "value “{cell}” is no number; write it without grouping, with a decimal point "
        "(empty only with status O, M or Q)",
    ),
    Rule(
        "figured",
        "value",
        "grouped AND item IN (SELECT code FROM measure)",
        "giá trị “{cell}” đọc được hai cách: dấu chấm là nhóm nghìn hay thập phân? "
        "Viết 15833 nếu là nhóm nghìn, 15.8330 nếu là thập phân",
        "value “{cell}” can be read in two ways: does the dot group thousands or start decimals? "
        "Write 15833 for the first, 15.8330 for the second",
    ),
    Rule(
        "figured",
        "item",
        "unprinted AND NOT empty AND item NOT IN (SELECT code FROM measure)",
        "“{cell}” là số nêu sẵn trong báo cáo: hãy điền printed đúng như báo cáo ghi",
        "“{cell}” is stated in the report: fill in printed just as the report has it",
    ),
    Rule(
        "figured",
        "value",
        "NOT yes_or_no AND item IN (SELECT unnest(numerator) FROM indicator WHERE formula = 'coverage')",
        "giá trị “{cell}” phải là 1 (đơn vị đã có) hoặc 0 (chưa có); tỷ lệ đã nêu sẵn thì ghi vào chỉ tiêu độ phủ",
        "value “{cell}” must be 1 (the unit has it) or 0 (it has not); a stated share goes to the coverage indicator",
    ),
    Rule(
        "figured",
        "status",
        "NOT list_contains(getvariable('statuses'), status)",
        f"status “{{cell}}” không có; dùng một trong: {', '.join(STATUSES)}",
        f"status “{{cell}}” is unknown; use one of {', '.join(STATUSES)}",
    ),
    Rule(
        "figured",
        "qualifier",
        "NOT list_contains(getvariable('qualifiers'), qualifier)",
        "qualifier “{cell}” không có; để trống hoặc dùng above, below, about",
        "qualifier “{cell}” is unknown; leave it empty or use above, below, about",
    ),
    Rule(
        "several",
        "item",
        "TRUE",
        "“{cell}” của đơn vị, kỳ và nguồn này có nhiều dòng; hãy giữ một dòng",
        "“{cell}” of this unit, period and source stands in several lines; keep one",
    ),
)
_JUDGED = r"""
CREATE OR REPLACE TEMP VIEW placed AS
SELECT t.*, u.id AS unit
FROM (
    SELECT *, period_start(period) AS period_start, period_end(period) AS period_end
    FROM (SELECT DISTINCT unit_code, period FROM told)
) t
LEFT JOIN unit u ON u.code = t.unit_code
    AND t.period_end >= coalesce(u.valid_from, DATE '-infinity')
    AND t.period_end < coalesce(u.valid_to, DATE 'infinity');
CREATE OR REPLACE TEMP VIEW figure AS
SELECT *, isfinite(number) AS finite, number IN (0, 1) AS yes_or_no, value = '' AS empty,
    regexp_full_match(value, '-?\d{1,3}(\.\d{3})+') AS grouped
FROM (SELECT DISTINCT value, try_cast(value AS DOUBLE) AS number FROM told);
CREATE OR REPLACE TEMP VIEW figured AS
SELECT DISTINCT source, item, status, qualifier, printed = '' AS unprinted, finite, yes_or_no, empty, grouped
FROM told LEFT JOIN figure USING (value);
CREATE OR REPLACE TEMP VIEW judged AS
SELECT *, printed = '' AS unprinted FROM told JOIN placed USING (unit_code, period) LEFT JOIN figure USING (value)
"""


def stage_files(con: duckdb.DuckDBPyConnection, files: list[Path]) -> None:
    """Fill ``told`` from CSV files with the columns of COLUMNS. Raises InputError."""
    con.execute(_TABLE.format(", ".join(f"{column} VARCHAR" for column in COLUMNS)))
    problems: list[Problem] = []
    for path in files:
        try:
            _stage_file(con, path)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)


def stage_frame(con: duckdb.DuckDBPyConnection, frame: pd.DataFrame, name: str) -> None:
    """Add a DataFrame with columns of COLUMNS to ``told``; columns it lacks are empty."""
    con.register("frame", frame)
    empty = ", ".join(f"'' AS {column}" for column in COLUMNS if column not in frame.columns)
    con.execute(
        f"INSERT INTO told BY NAME SELECT ? AS file, row_number() OVER () AS line, *{', ' + empty if empty else ''} "
        "FROM frame",
        [name],
    )
    con.unregister("frame")


def _stage_file(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    rows = read_rows(path, COLUMNS)
    cells: dict[str, list[str]] = {column: [row[column] for row in rows] for column in COLUMNS}
    frame = pd.DataFrame(cells, dtype=str).assign(file=f"{path.parent.name}/{path.name}", line=[r.line for r in rows])
    con.register("frame", frame)
    con.execute("INSERT INTO told BY NAME SELECT * FROM frame")
    con.unregister("frame")


def check_staged(con: duckdb.DuckDBPyConnection) -> None:
    """Turn ``told`` into ``staged``: units and periods resolved, values as numbers.

    Catalogue, units and sources must be written already. Raises InputError with every row that
    breaks a rule; then nothing is staged.
    """
    problems = judge(con)
    if problems:
        raise InputError(problems)
    con.execute(
        """CREATE OR REPLACE TEMP TABLE staged AS
        SELECT source, item, unit, period_start, period_end, period_freq(period_start, period_end) AS freq, paragraph,
            number AS value, status, qualifier, printed, remark_vi, remark_en
        FROM judged"""
    )
    con.execute("DROP TABLE told")


def judge(con: duckdb.DuckDBPyConnection, *, distinct: bool = False) -> list[Problem]:
    """Leave the view ``judged``, ``told`` with units, periods and numbers; return every broken rule, in its order.

    ``distinct``: no two rows tell the same, as is known from elsewhere.
    """
    con.execute("SET VARIABLE statuses = ?", [list(STATUSES)])
    con.execute("SET VARIABLE qualifiers = ?", [list(QUALIFIERS)])
    con.execute(_JUDGED)
    broken = {rule for of in ("placed", "figured") for rule in _shown(con, of)}
    if not distinct and con.execute(f"SELECT 1 FROM ({_TWICE}) LIMIT 1").fetchall():
        broken |= {rule for rule in RULES if rule.of == "several"}
    problems = [problem for rule in RULES if rule in broken for problem in _broken(con, rule)]
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


def _shown(con: duckdb.DuckDBPyConnection, of: str) -> Iterator[Rule]:
    """Yield the rules that are broken somewhere, from the few different rows that there are."""
    rules = [rule for rule in RULES if rule.of == of]
    counts = con.execute(f"SELECT {', '.join(f'count_if({rule.fault})' for rule in rules)} FROM {of}").fetchall()[0]
    return (rule for rule, count in zip(rules, counts, strict=True) if count)


_TOLD_ONCE = "source, item, unit, period_start, period_end"
_TWICE = f"SELECT {_TOLD_ONCE} FROM judged GROUP BY ALL HAVING count(*) > 1"


def _broken(con: duckdb.DuckDBPyConnection, rule: Rule) -> list[Problem]:
    rows = f"judged SEMI JOIN ({_TWICE}) USING ({_TOLD_ONCE})" if rule.of == "several" else "judged"
    found = con.execute(f"SELECT file, line, {rule.column} FROM {rows} WHERE {rule.fault} ORDER BY file, line")
    return [
        Problem(file, line, rule.vi.format(cell=cell), rule.en.format(cell=cell))
        for file, line, cell in found.fetchall()
    ]
