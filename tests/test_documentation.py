"""Documentation that could drift is held against what it describes."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import typer.main

from kpi.cli import app
from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_names_every_command_and_option() -> None:
    commands = list(_commands("kpi", typer.main.get_command(app)))
    assert "kpi units add" in [name for name, _ in commands]
    for name, command in commands:
        assert name in README
        for parameter in command.params:
            assert any(option in README for option in parameter.opts), parameter.opts


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for word, below in getattr(command, "commands", {}).items():
        yield from _commands(f"{name} {word}", below)


def test_readme_names_every_dependency_and_why() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    extras = project["project"]["optional-dependencies"].values()
    for requirement in [*project["project"]["dependencies"], *(item for extra in extras for item in extra)]:
        name = re.split(r"[<>=]", requirement)[0]
        assert f"| {name} | " in README
    for requirement in [item for group in groups.values() for item in group if isinstance(item, str)]:
        assert re.split(r"[<>=]", requirement)[0] in README


def test_readme_names_every_room_and_every_target_of_make() -> None:
    rooms = {path.stem for path in (ROOT / "src" / "kpi").iterdir() if path.name[0] not in "_."}
    assert [room for room in rooms if f"`{room}" not in README and f", `{room}" not in README] == []
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"run", "test", "bench", "lock"} <= set(targets)
    assert [name for name in ("run", "test", "bench", "lock") if f"make {name}" not in README] == []


def test_every_file_that_the_readme_names_is_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


def test_lock_files_name_no_host_and_hash_everything() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index" not in re.sub(r"^[a-z0-9-]+==.*$", "", text, flags=re.MULTILINE)
        assert len(re.findall(r"^[a-z]", text, re.MULTILINE)) == len(re.findall(r"==.*\\\n    --hash=sha256:", text))


def test_changelog_knows_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"## {project['project']['version']} – " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
