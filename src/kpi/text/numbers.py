"""Numbers and days as the reader of each language writes them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

SAME = 1e-9  # values nearer than this are the same: what sums of binary fractions differ by
VIETNAM = timezone(timedelta(hours=7))


@lru_cache(maxsize=50_000)
def number(value: float, decimals: int, lang: str) -> str:
    """Return ``15.833`` or ``24,1`` (vi), ``15,833`` or ``24.1`` (en); halves are rounded up, as at school."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return format_decimal(rounded, format=pattern, locale=lang)


def told_apart(value: float, decimals: int, *ends: float) -> tuple[str, float, int]:
    """Return a sign, a value and with how many decimals to print it, so that it never reads as an end that it is not.

    99.96 to one decimal would be 100.0: it takes up to two more, else it is put as "> 99.9". ``ends``: what stands for
    none or all.
    """
    if any(abs(value - end) < SAME for end in ends):
        return "", value, decimals
    for places in range(decimals, decimals + 3):
        printed = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if all(printed != Decimal(repr(float(end))) for end in ends):
            return "", value, places
    near = min(ends, key=lambda end: abs(value - end))
    step = 10.0 ** -max(1, decimals)
    return (">", near - step, max(1, decimals)) if value < near else ("<", near + step, max(1, decimals))


def exact(value: float, lang: str) -> str:
    """Return a number with the decimals that it has, up to six."""
    return format_decimal(Decimal(repr(float(value))), format="#,##0.######", locale=lang)


def percent(value: float, decimals: int, lang: str) -> str:
    """Return ``24,1 %`` (vi) or ``24.1%`` (en)."""
    return number(value, decimals, lang) + ("\u00a0%" if lang == "vi" else "%")


def signed(value: float, decimals: int, lang: str) -> str:
    """Return ``number`` with a sign, zero without one; minus is a minus, not a hyphen."""
    if abs(value) < SAME:
        return number(0, decimals, lang)
    sign, size, decimals = told_apart(abs(value), decimals, 0)
    text = f"{sign}\u00a0{number(size, decimals, lang)}" if sign else number(size, decimals, lang)
    return ("+" if value > 0 else "−") + text


@lru_cache(4096)
def day(when: date, lang: str) -> str:
    """Return ``14/11/2019`` (vi) or ``14 Nov 2019`` (en)."""
    return format_date(when, "d/M/yyyy" if lang == "vi" else "d MMM yyyy", locale=lang)


def short_day(when: date, lang: str) -> str:
    """Return ``14/11`` (vi) or ``14 Nov`` (en)."""
    return format_date(when, "d/M" if lang == "vi" else "d MMM", locale=lang)


def month(when: date, lang: str) -> str:
    """Return ``11/2019`` (vi) or ``Nov 2019`` (en)."""
    return format_date(when, "M/yyyy" if lang == "vi" else "MMM yyyy", locale=lang)


def moment(when: datetime, lang: str) -> str:
    """Return a time that is stored as UTC as day and time in Việt Nam."""
    local = when.replace(tzinfo=UTC).astimezone(VIETNAM)
    return f"{day(local.date(), lang)} {local:%H:%M}"
