"""How far a share of few can be from what stands behind it."""

from math import sqrt
from statistics import NormalDist

LEVEL = 0.95


def wilson(part: float, whole: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the ends, in percent, of the score interval of ``part`` of ``whole`` at confidence ``level``.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference. Journal of the
    American Statistical Association 22, 209-212. Raises ValueError unless 0 <= part <= whole and whole > 0.
    """
    if not 0 <= part <= whole or whole == 0:
        raise ValueError(f"{part} is no part of {whole}")
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = part + z * z / 2
    reach = z * sqrt(part * (whole - part) / whole + z * z / 4)
    low, high = ((middle + side * reach) / (whole + z * z) for side in (-1, 1))
    return (100 * low if part > 0 else 0.0), (100 * high if part < whole else 100.0)
