"""Catalogue, units and sources come back out of a warehouse as they went in."""

from datetime import UTC, datetime, timedelta

from kpi.catalog.reading import read_catalog
from kpi.intake.sources import read_sources
from kpi.store.reading import read_reference
from kpi.units.reading import read_units
from tests.building import SMALL, World, unit


def test_what_figures_refer_to_comes_back_as_it_was_read(world: World) -> None:
    reference = read_reference(world.begin().snapshot())
    assert reference.catalog == read_catalog(SMALL / "catalog")
    assert list(reference.tree.by_id.values()) == read_units(SMALL / "units" / "units.csv")
    assert list(reference.sources.values()) == read_sources(SMALL / "reported" / "sources.csv")


def test_codes_come_in_the_order_of_the_files(world: World) -> None:
    catalog = read_reference(world.begin().snapshot()).catalog
    assert list(catalog.indicators) == list(read_catalog(SMALL / "catalog").indicators)
    assert list(catalog.areas) == ["service", "result"]


def test_numbers_of_units_come_back_as_the_kind_they_were(world: World) -> None:
    world.write(
        "units/units.csv",
        unit("C", children_expected=18, latitude="21.5", longitude="105.8", note_en="A note"),
        unit("W1", "C"),
        unit("W2", "C"),
    )
    tree = read_reference(world.begin().snapshot()).tree
    assert list(tree.by_id.values()) == read_units(world.data / "units" / "units.csv")
    assert isinstance(tree["C"].children_expected, int)


def test_the_newest_publication_is_named_with_its_time_in_utc(world: World) -> None:
    world.begin()
    world.write("catalog/targets.csv")
    reference = read_reference(world.show())
    assert reference.publication == 2
    now = datetime.now(UTC).replace(tzinfo=None)
    assert now - timedelta(minutes=5) < reference.published_at <= now
