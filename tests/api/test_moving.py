"""A publication that comes while a view is opened: what is opened is wholly the one or the other."""

from pathlib import Path

import pytest

from kpi.book.asked import Asked
from kpi.book.opening import open_view
from kpi.store.warehouse import Snapshot, Warehouse
from tests.api.conftest import Pencil, make_desk
from tests.building import World, said


class Moving(Warehouse):
    """A warehouse in which a load publishes behind everyone who looks."""

    def __init__(self, world: World) -> None:
        super().__init__(world.warehouse.folder)
        self.world, self.figure = world, 1

    def snapshot(self, asof: int | None = None) -> Snapshot:
        found = super().snapshot(asof)
        self.figure += 1
        self.world.publish(said("W1", "2020", "handled", self.figure))
        return found


@pytest.fixture
def moving(world: World) -> Moving:
    world.publish(said("W1", "2020", "handled", 1))
    return Moving(world)


def test_a_route_shows_one_state(moving: Moving, tmp_path: Path) -> None:
    view = make_desk(moving, tmp_path, Pencil()).view(Asked({}), "http://kpi.example")
    assert view.reference.publication == max(view.published)


def test_a_page_or_command_shows_one_state(moving: Moving) -> None:
    view = open_view(moving, {})
    assert (view.reference.publication, list(view.published)) == (1, [1])
