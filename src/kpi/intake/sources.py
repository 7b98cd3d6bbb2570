"""Reads ``sources.csv``: the documents that figures are cited from."""

from pathlib import Path

from kpi.rows import InputError, Problem, read_rows
from kpi.store.writing import Source

COLUMNS = ["id", "kind", "title", "publisher", "author", "published", "url", "covers", "synthetic"]


def read_sources(path: Path) -> list[Source]:
    """Return the sources of the file. Raises InputError for doubled or incomplete ones."""
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    sources = []
    for row in read_rows(path, COLUMNS):
        if row["id"] in seen:
            problems.append(
                row.problem(
                    f"nguồn “{row['id']}” đã có ở dòng {seen[row['id']]}; hãy đổi mã",
                    f"source “{row['id']}” stands in line {seen[row['id']]} already; use another id",
                )
            )
        seen.setdefault(row["id"], row.line)
        problems += [row.empty(column) for column in ("id", "title", "publisher") if not row[column]]
        if row["id"].startswith("submission-"):
            problems.append(
                row.problem(
                    "mã bắt đầu bằng submission- dành cho tệp đơn vị gửi; hãy đổi mã",
                    "ids that begin with submission- are those of files that offices send; use another id",
                )
            )
        if row["synthetic"] not in ("yes", "no"):
            problems.append(row.problem("synthetic phải là yes hoặc no", "synthetic must be yes or no"))
        if row["url"] and not row["url"].startswith(("https://", "http://")):
            problems.append(
                row.problem("url phải bắt đầu bằng https:// hoặc http://", "url must begin with https:// or http://")
            )
        sources.append(Source(**{c: row[c] for c in COLUMNS[:-1]}, synthetic=row["synthetic"] == "yes"))
    if problems:
        raise InputError(problems)
    return sources
