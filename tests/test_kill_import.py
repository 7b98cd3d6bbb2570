"""Import, publication and withdrawal killed at any moment: nothing is lost or halved, and it can be done again.

``KPI_KILLS`` says how often (5 where it is not set).
"""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

from tests.commands import Command, Record, Sending, copy, differing, done, record

KILLS = int(os.environ.get("KPI_KILLS", "5"))
DONE_BEFORE = {"import": (4, "was received already"), "publish": (1, "is published already"),
               "withdraw": (1, "was withdrawn")}  # fmt: skip
NAMED = (*DONE_BEFORE, "--publish")


@dataclass(frozen=True)
class Step:
    """A command, the warehouse before it, and what is on record before, within and after it where nobody kills it."""

    words: tuple[str, ...]
    before: Path
    records: list[Record]
    seconds: float

    def do_again(self, folder: Path, was_done: bool) -> float:
        """Do it in a warehouse where it was killed; what was done must be told to be. Return how many seconds it took.

        What was done already takes less: then it is the time told before.
        """
        code, text, seconds = timed(folder, self.words)
        expected, told = next(said for name, said in DONE_BEFORE.items() if name in self.words[:2])
        assert code == (expected if was_done else 0), text
        assert not was_done or told in text
        return self.seconds if was_done else seconds


def timed(folder: Path, words: tuple[str, ...]) -> tuple[int, str, float]:
    command, begun = Command(folder, *words), time.monotonic()
    code, text = command.begin().end()
    return code, text, time.monotonic() - begun


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    sending = Sending(tmp_path_factory.mktemp("kills"))
    second, third = sending.file("second", 21, 22), sending.file("third", 31)
    life = (
        ("import", second, "--place", "C"),
        ("submissions", "publish", "2"),
        ("import", third, "--place", "C", "--publish"),
        ("submissions", "withdraw", "3", "--reason", "wrong year"),
    )
    made = []
    for number, words in enumerate(life):
        before, records = sending.copy(f"before-{number}"), [record(sending.warehouse)]
        if "--publish" in words:
            received = sending.copy("received")
            done(received, *words[:-1])
            records.append(record(received))
        code, text, seconds = timed(sending.warehouse, words)
        assert code == 0, text
        made.append(Step(words, before, [*records, record(sending.warehouse)], seconds))
    return made


def test_what_is_killed_at_any_moment_loses_and_halves_nothing(steps: list[Step], tmp_path: Path) -> None:
    ends, chance = list(accumulate(step.seconds for step in steps)), random.Random(5)
    pace = {step.words: step.seconds for step in steps}  # as the machine is at the time
    killed: list[str] = []
    for number in range(KILLS):
        moment = (number + chance.random()) / KILLS * ends[-1]
        step, end = next((step, end) for step, end in zip(steps, ends, strict=True) if moment < end)
        folder = copy(step.before, tmp_path / "killed")
        command = Command(folder, *step.words).begin()
        time.sleep((1 - (end - moment) / step.seconds) * pace[step.words])
        was_killed = command.kill()
        found, new = record(folder), step.records[-1]
        differences = [differing(found, one) for one in (step.records if was_killed else [new])]
        assert {} in differences, differences
        killed += [
            f"{' '.join(word for word in step.words if word in NAMED)}, {differences.index({})} done"
        ] * was_killed
        pace[step.words] = step.do_again(folder, not differing(found, new))
        assert record(folder) == new
    print(f"{len(killed)} of {KILLS} killed before their end: {dict(Counter(killed))}")
    assert len(killed) >= KILLS / 4  # the others had ended; how many depends on what else the machine does
