"""Which changes of published figures are told, and as what."""

from collections.abc import Callable
from typing import Any

import pytest

from kpi.analysis.revisions import additions, altered_reference, revisions
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.text.revisions import revision_text
from kpi.text.wording import Wording
from tests.building import Record, World, answer, codes, said

FIRST = said("W1", "2020", "handled", 100, paragraph=1)
LATER = FIRST | {"source": "later", "value": 120, "paragraph": 4}
KEEPS = said("W3", "2020", "handled", 1)  # so that no state is empty
Change = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def change(world: World) -> Change:
    """Publish some observations, then others; return every revision."""

    def changed(before: list[Record], after: list[Record]) -> list[dict[str, Any]]:
        world.begin(KEEPS, *before)
        return answer(revisions(world.show(KEEPS, *after)))

    return changed


def test_the_first_publication_has_no_revisions(world: World) -> None:
    assert revisions(world.show(FIRST, LATER)).empty


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({}, {"value": 110}, "correction"),
        ({"status": "P"}, {"value": 110, "status": "A"}, "revision"),
        ({"status": "P"}, {"value": 110, "status": "P"}, "revision"),
        ({}, {"value": 110, "status": "P"}, "correction"),
        ({}, {"value": 110, "paragraph": 2}, "revision"),
        ({}, {"value": 110, "source": "later"}, "revision"),
        ({}, {"qualifier": "above"}, "correction"),
        ({}, {"value": "", "status": "O"}, "withdrawn"),
    ],
)
def test_a_changed_figure_is_a_correction_a_revision_or_withdrawn(
    change: Change, before: Record, after: Record, kind: str
) -> None:
    rows = change([FIRST | before], [FIRST | after])
    assert codes(rows, "publication", "item", "unit", "old_value", "kind") == [(2, "handled", "W1", 100, kind)]


@pytest.mark.parametrize(
    "after",
    [
        {"printed": "100,0"},
        {"paragraph": 2},
        {"remark_vi": "x"},
        {"status": "P"},
        {"source": "later"},
    ],
)
def test_other_words_for_the_same_value_are_no_revision(change: Change, after: Record) -> None:
    assert change([FIRST], [FIRST | after]) == []


def test_what_is_said_for_the_first_time_is_no_revision(change: Change) -> None:
    assert change([], [FIRST]) == []


def test_a_figure_that_was_reported_missing_is_then_said_for_the_first_time(change: Change) -> None:
    assert change([FIRST | {"value": "", "status": "O"}], [FIRST]) == []


def test_a_figure_that_is_no_longer_said_is_withdrawn(change: Change) -> None:
    (row,) = change([FIRST], [])
    assert (row["kind"], row["old_value"], row["old_source"], row["old_paragraph"]) == ("withdrawn", 100, "report", "1")
    assert (row["new_value"], row["new_source"], row["new_told"]) == (None, None, None)


def test_a_source_published_later_takes_over_beside_the_first(change: Change) -> None:
    (row,) = change([FIRST], [FIRST, LATER])
    assert (row["kind"], row["old_value"], row["new_value"]) == ("revision", 100, 120)
    assert (row["old_told"], row["new_told"], row["new_paragraph"]) == ("Báo (2021-01)", "Báo (2021-06)", "4")


def test_a_source_published_earlier_that_is_added_changes_nothing(change: Change) -> None:
    assert change([LATER], [FIRST, LATER]) == []


def test_a_change_in_a_source_that_does_not_stand_changes_nothing(change: Change) -> None:
    assert change([FIRST, LATER], [FIRST | {"value": 90}, LATER]) == []


def test_where_the_later_source_is_withdrawn_the_earlier_stands_in(change: Change) -> None:
    (row,) = change([FIRST, LATER], [FIRST])
    assert (row["kind"], row["old_value"], row["new_value"]) == ("withdrawn", 120, 100)


def test_a_source_dated_anew_takes_over(world: World) -> None:
    sources: list[Record] = [
        {"id": name, "kind": "press article", "title": name, "publisher": name, "published": day, "synthetic": "no"}
        for name, day in (("report", "2021-01"), ("later", "2021-06"))
    ]
    world.write("reported/sources.csv", *sources)
    world.publish(FIRST, LATER)
    world.write("reported/sources.csv", sources[0] | {"published": "2021-12"}, sources[1])
    rows = answer(revisions(world.show(FIRST, LATER)))
    assert codes(rows, "publication", "kind", "old_value", "new_value") == [(2, "revision", 120, 100)]


def test_each_change_of_a_figure_is_told_at_its_publication_newest_first(world: World) -> None:
    for value in (100, 110, 110, 130):
        world.publish(FIRST | {"value": value}, KEEPS)
    world.publish(KEEPS)
    world.publish(FIRST | {"value": 150}, KEEPS)  # back again: said for the first time, as nothing stood
    rows = answer(revisions(world.show(FIRST | {"value": 160}, KEEPS)))
    assert codes(rows, "publication", "kind", "old_value", "new_value") == [
        (6, "correction", 150, 160),
        (4, "withdrawn", 130, None),
        (3, "correction", 110, 130),
        (2, "correction", 100, 110),
    ]


@pytest.fixture(scope="module")
def risen(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A figure that was published as 100, then 110, then 120; to be read only."""
    world = World(tmp_path_factory.mktemp("risen"))
    for value in (100, 110, 120):
        world.publish(FIRST | {"value": value})
    return world.warehouse


def test_an_earlier_state_knows_the_revisions_up_to_it(risen: Warehouse) -> None:
    assert codes(answer(revisions(risen.snapshot(2))), "publication", "new_value") == [(2, 110)]


@pytest.fixture
def data(world: World) -> Snapshot:
    before = [
        FIRST,
        said("W1", "2020", "late", 5),
        said("W1", "2021", "late", 6),
        said("W2", "2020", "late", 7),
        said("W1", "2020", "late_share", 5.1, printed="5,1%"),
    ]
    world.publish(*before)
    return world.show(*(row | {"value": float(str(row["value"])) + 1} for row in before))


def test_revisions_are_of_the_units_year_and_indicator_asked_for(data: Snapshot) -> None:
    def told(*asked: Any) -> list[tuple[Any, ...]]:
        return codes(answer(revisions(data, *asked)), "item", "unit", "old_value")

    everything = [
        ("handled", "W1", 100),
        ("late", "W1", 5),
        ("late", "W1", 6),
        ("late_share", "W1", 5.1),
        ("late", "W2", 7),
    ]
    assert told() == everything
    assert told(["W2"]) == everything[4:]
    assert told([]) == []
    assert told(["W1"], 2020) == [everything[0], everything[1], everything[3]]
    assert told(None, None, "late_share") == everything
    assert told(None, None, "handled") == everything[:1]


def test_a_revision_is_told_in_both_languages(world: World) -> None:
    world.publish(FIRST | {"value": 15833}, said("W1", "2020", "late_share", 91.6, printed="91,6%"), KEEPS)
    data = world.show(LATER, said("W1", "2020", "late_share", 92, printed="trên 92%", qualifier="above"), KEEPS)
    rows = {row.item: row for row in revisions(data).itertuples()}
    vi, en = (Wording(read_reference(data), lang) for lang in ("vi", "en"))
    plain = {key: (revision_text(row, vi), revision_text(row, en)) for key, row in rows.items()}
    assert plain["handled"] == (
        "Điều chỉnh: 15.833\u00a0hồ sơ, theo Báo (2021-01), đoạn 1, đổi thành 120\u00a0hồ sơ, theo Báo (2021-06), "
        "đoạn 4.",
        "Revision: 15,833\u00a0dossiers in Báo (2021-01), paragraph 1 became 120\u00a0dossiers in Báo (2021-06), "
        "paragraph 4.",
    )
    assert plain["late_share"] == (
        "Đính chính: 91,6\u00a0% đổi thành trên 92\u00a0%, theo Báo (2021-01).",
        "Correction: 91.6% became above 92%, in Báo (2021-01).",
    )


def test_what_has_gone_from_the_catalogue_and_the_units_keeps_its_name(world: World) -> None:
    world.publish(KEEPS, said("W2", "2020", "pooled", 8))
    for file, gone in (
        ("units/units.csv", "W2"),
        ("catalog/indicators.csv", "pooled"),
        ("catalog/measures.csv", "pooled"),
    ):
        path = world.data / file
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(line for line in lines if not line.startswith(f"{gone},")) + "\n", encoding="utf-8")
    data = world.show(KEEPS)
    (row,) = revisions(data).itertuples()
    assert (row.unit_vi, row.item_en, row.counted_vi) == ("Phường Hai", "Dossiers pooled", "hồ sơ")
    assert revision_text(row, Wording(read_reference(data), "vi")) == (
        "Không còn nêu: trước là 8\u00a0hồ sơ, theo Báo (2021-01)."
    )


def test_the_fictional_city_s_revisions_are_marked(world: World) -> None:
    source: Record = {"id": "report", "kind": "synthetic", "title": "x", "publisher": "x", "synthetic": "yes"}
    world.write("reported/sources.csv", source)
    world.begin(FIRST)
    assert codes(answer(revisions(world.show(FIRST | {"value": 1}))), "synthetic") == [(True,)]


def added(world: World, since: int) -> list[tuple[Any, ...]]:
    rows = answer(additions(world.warehouse.snapshot(), ["W1", "W2", "W3"], since))
    return codes(rows, "publication", "unit", "item", "value", "source")


def test_what_is_said_for_the_first_time_is_an_addition(world: World) -> None:
    world.begin(FIRST)
    world.publish(FIRST | {"value": 110}, KEEPS)
    world.publish(FIRST | {"value": 110}, KEEPS, FIRST | {"source": "later", "value": 120})
    assert added(world, 0)[-1] == (1, "W1", "handled", 100, "report")
    assert added(world, 1) == [(2, "W3", "handled", 1, "report")]
    assert added(world, 2) == []


def test_what_was_withdrawn_and_is_back_is_an_addition(world: World) -> None:
    world.publish(FIRST, KEEPS)
    world.publish(KEEPS)
    world.publish(KEEPS, FIRST)
    assert added(world, 1) == [(3, "W1", "handled", 100, "report")]


def test_revisions_since_a_publication(risen: Warehouse) -> None:
    rows = answer(revisions(risen.snapshot(), since=2))
    assert codes(rows, "publication", "old_value", "new_value") == [(3, 110, 120)]


def test_publications_that_changed_the_catalogue(world: World) -> None:
    world.begin(FIRST)
    world.write("catalog/targets.csv")
    world.publish()
    world.publish(KEEPS)
    data = world.warehouse.snapshot()
    assert codes(answer(altered_reference(data, ["target", "unit"], 1)), "publication") == [(2,)]
    assert altered_reference(data, ["target"], 2).empty
    assert altered_reference(data, ["unit"], 1).empty
