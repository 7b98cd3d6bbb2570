"""Makes the files of ``tests/data/problems/files``: one per format and per fault, named after it.

``python -m tests.intake.reading.making`` writes those that are missing. Two kinds need packages that the project does
not use, and are left out without them: ``xlwt`` for .xls, ``msoffcrypto-tool`` for the .xlsx with a password.
"""

from pathlib import Path

from tests.intake.reading.faulty import FAULTY
from tests.intake.reading.sound import SOUND

FILES = Path(__file__).parents[2] / "data" / "problems" / "files"
MADE = SOUND | FAULTY

if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for name, make in MADE.items():
        if not (FILES / name).exists():
            try:
                (FILES / name).write_bytes(make())
            except ModuleNotFoundError as error:
                print(f"{name} needs {error.name}")
