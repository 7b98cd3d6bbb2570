"""Documentation that could drift is held against what it describes."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import typer.main

from kpi.cli import app
from tests.building import ROOT

TREE = [
    path for name in ("src/kpi", "data", "tests") for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_dir()
]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
USING = GUIDES["using.md"]


def test_the_guide_names_every_command_and_option() -> None:
    commands = list(_commands("kpi", typer.main.get_command(app)))
    assert "kpi units add" in [name for name, _ in commands]
    for name, command in commands:
        assert name in USING
        for parameter in command.params:
            assert any(option in USING for option in parameter.opts), parameter.opts


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


def test_the_map_names_every_room_and_guides_every_target_of_make() -> None:
    rooms = {path.stem for path in (ROOT / "src" / "kpi").iterdir() if path.name[0] not in "_."}
    named = re.findall(r"`(?:src/kpi/)?(\w+)[/.`]", GUIDES["architecture.md"])
    assert [room for room in rooms if room not in named] == []
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"run", "test", "bench", "lock"} <= set(targets)
    told = README + GUIDES["contributing.md"]
    assert [name for name in ("run", "test", "bench", "lock") if f"make {name}" not in told] == []


def test_every_file_that_a_page_links_to_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for path in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / path).exists(), (page.name, path)


def test_every_file_and_table_that_the_map_names_is_there() -> None:
    told = GUIDES["architecture.md"] + GUIDES["contributing.md"]
    homes = [ROOT, ROOT / "src" / "kpi", ROOT / "src" / "kpi" / "store" / "sql", *TREE]
    for path in set(re.findall(r"`([\w/.-]+\.(?:py|sql|csv|md))", told)):
        assert any((home / path).exists() for home in homes), path
    schema = (ROOT / "src" / "kpi" / "store" / "sql" / "schema.sql").read_text(encoding="utf-8")
    tables = GUIDES["architecture.md"].partition("## The tables")[2]
    for row in re.findall(r"^\| (`[^|]+) \|", tables, re.MULTILINE):
        for table in re.findall(r"`(\w+)`", row):
            assert re.search(rf"CREATE (?:TABLE|VIEW) {table}\b", schema), table


def test_every_record_of_a_decision_is_dated_and_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for path in sorted(folder.glob("0*.md")):
        title, blank, day, *_ = path.read_text(encoding="utf-8").splitlines()
        row = f"| {path.name[:3]} | {day} | [{title.partition('. ')[2]}]({path.name}) |"
        assert (blank, row in index) == ("", True), row


def test_lock_files_name_no_host_and_hash_everything() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index" not in re.sub(r"^[a-z0-9-]+==.*$", "", text, flags=re.MULTILINE)
        assert len(re.findall(r"^[a-z]", text, re.MULTILINE)) == len(re.findall(r"==.*\\\n    --hash=sha256:", text))


def test_changelog_knows_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"## {project['project']['version']} – " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
