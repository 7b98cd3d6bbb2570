"""What city C sends, step by step, and what stands afterwards."""

from typing import Any

from kpi.intake.sent import Checked, Sent
from kpi.intake.submissions import check, publish, receive
from tests.building import World, codes, said
from tests.building import answer as rows_of

BASE = [said("W1", "2020", "handled", 100), said("W2", "2020", "handled", 300)]
HEAD = "Đơn vị,Hồ sơ đã giải quyết,Hồ sơ trễ hạn"
FIRST = "Phường Một,120,5", "Phường Hai,300,7"


def sent(*lines: str, title: str = "Năm 2021", head: str = HEAD, **more: Any) -> Sent:
    """Return a CSV file of city C."""
    text = "\n".join([title + ",,", head, *lines, ""])
    return Sent(**{"file": "bao-cao.csv", "data": text.encode(), "place": "C", "sender": "Chị Lan"} | more)


def take_in(world: World, file: Sent, answers: dict[str, str] | None = None) -> int:
    return receive(world.warehouse, file, check(world.warehouse, file, answers), "lan")


def put_out(world: World, file: Sent, **more: Any) -> int:
    submission = take_in(world, file)
    publish(world.warehouse, submission, "an", **more)
    return submission


def standing(world: World, asof: int | None = None) -> dict[tuple[str, str, int], tuple[float, str]]:
    """Return value and source of every figure that stands, by item, unit and year."""
    frame = world.warehouse.snapshot(asof).query(
        "SELECT item, unit, year(period_end) AS year, value, source FROM observation "
        "ANTI JOIN superseded USING (observation)"
    )
    return {(row["item"], row["unit"], row["year"]): (row["value"], row["source"]) for row in rows_of(frame)}


def handled(world: World, unit: str = "W1", year: int = 2021, asof: int | None = None) -> float | None:
    """Return what answers show of dossiers handled."""
    frame = world.warehouse.snapshot(asof).query(
        "SELECT value FROM indicator_value WHERE indicator = 'handled' AND unit = ? AND freq = 'A' "
        "AND year(period_start) = ?",
        [unit, year],
    )
    return float(frame["value"].iloc[0]) if len(frame) else None


def statuses(world: World) -> dict[int, str]:
    frame = world.warehouse.snapshot().query("SELECT submission, status FROM submission_state ORDER BY 1")
    return dict(zip(frame["submission"].tolist(), frame["status"].tolist(), strict=True))


def events(world: World, submission: int) -> list[tuple[Any, ...]]:
    frame = world.warehouse.snapshot().query(
        "SELECT what, who, publication FROM submission_event WHERE submission = ? ORDER BY event", [submission]
    )
    return codes(rows_of(frame), "what", "who", "publication")


def changes(checked: Checked) -> list[tuple[Any, ...]]:
    assert checked.changes is not None
    same = [("same", count)] if (count := checked.changes.counts["same"]) else []
    listed = codes(rows_of(checked.changes.rows), "kind", "item", "unit", "old_value", "new_value", "paragraph")
    return [*listed, *same]
