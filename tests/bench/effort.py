"""How much is measured: enough for figures to rest on, or next to nothing, to see that every part still runs."""

import os

SETTING = "KPI_BENCH"  # in the environment, so that processes of their own know it too
TINY = "tiny"
LARGE = "large"


def tiny() -> bool:
    """Tell whether next to nothing is to be measured."""
    return os.environ.get(SETTING) == TINY


def large() -> bool:
    """Tell whether what takes long and much memory is to be measured too."""
    return os.environ.get(SETTING) == LARGE


def times(full: int, few: int) -> int:
    """Return how often to do something."""
    return few if tiny() else full
