"""The command ``kpi``, run as a person runs it."""

from typer.testing import CliRunner

from kpi.cli import app
from tests.building import World


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.replace("\u00a0", " ")


def folders(world: World) -> list[str]:
    return ["--data", str(world.data), "--warehouse", str(world.warehouse.folder)]
