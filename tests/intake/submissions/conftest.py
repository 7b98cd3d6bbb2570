"""A world in which a file was published, made once and copied for each test."""

from pathlib import Path

import pytest

from tests.building import World
from tests.intake.submissions.sending import BASE, FIRST, put_out, sent


@pytest.fixture(scope="session")
def sent_in(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world in which a file was published, to be copied."""
    world = World(tmp_path_factory.mktemp("sent-in"))
    world.begin(*BASE)
    put_out(world, sent(*FIRST))
    return world


@pytest.fixture
def reported(sent_in: World, tmp_path: Path) -> World:
    """The second publication is of a file of the first figures for 2021."""
    return sent_in.copy(tmp_path)
