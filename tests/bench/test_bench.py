"""The bench is alive: every part runs at a tiny size, whatever the figures, and one that fails hides no other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tests.bench.__main__ as bench
from tests.bench.__main__ import PARTS, Part, measure
from tests.bench.effort import SETTING, TINY
from tests.bench.figures import Figure
from tests.bench.worlds import ROOT, World

PATIENCE = 600  # seconds: a busy machine is no fault


@pytest.mark.browser
def test_every_part_runs() -> None:
    env = os.environ | {SETTING: TINY}
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE
    )
    assert run.returncode == 0, run.stderr[-4000:]
    begun = [line.partition(":")[0] for line in run.stdout.splitlines() if ": load average before" in line]
    assert begun == list(PARTS)
    for name in PARTS:
        after = run.stdout.partition(f"\n{name}: load average before")[2].splitlines()[1:2]
        assert after, name
        assert "load average" not in after[0], f"{name} measured nothing"


def _fails(worlds: list[World]) -> list[Figure]:
    raise RuntimeError("no such attribute")


def test_a_part_that_fails_is_told_and_hides_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def runs(worlds: list[World]) -> list[Figure]:
        return [Figure("measured", 1.0, "s")]

    parts = {"first": Part(_fails, ()), "second": Part(runs, ())}
    monkeypatch.setattr(bench, "PARTS", parts)
    figures, failed = measure(["first", "second"], tmp_path, quick=False)
    assert (failed, figures[-1].name) == (["first"], "measured")

    monkeypatch.setattr(sys, "argv", ["bench"])
    with pytest.raises(SystemExit) as end:
        bench.main()
    told = capsys.readouterr()
    assert str(end.value) == "FAILED: first; why stands above"
    assert "measured" in told.out
    assert "no such attribute" in told.err
