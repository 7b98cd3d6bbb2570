"""How much is measured: enough for figures to rest on, or next to nothing, to see that every part still runs."""

import os

SETTING = "KPI_BENCH"  # in the environment, so that processes of their own know it too
TINY = "tiny"


def tiny() -> bool:
    """Tell whether next to nothing is to be measured."""
    return os.environ.get(SETTING) == TINY


def times(full: int, few: int) -> int:
    """Return how often to do something."""
    return few if tiny() else full
