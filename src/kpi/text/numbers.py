"""Numbers and days as the reader of each language writes them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

VIETNAM = timezone(timedelta(hours=7))


@lru_cache(maxsize=50_000)
def number(value: float, decimals: int, lang: str) -> str:
    """Return ``15.833`` or ``24,1`` (vi), ``15,833`` or ``24.1`` (en); halves are rounded up, as at school."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return format_decimal(rounded, format=pattern, locale=lang)


def exact(value: float, lang: str) -> str:
    """Return a number with the decimals that it has, up to six."""
    return format_decimal(Decimal(repr(float(value))), format="#,##0.######", locale=lang)


def percent(value: float, decimals: int, lang: str) -> str:
    """Return ``24,1 %`` (vi) or ``24.1%`` (en)."""
    return number(value, decimals, lang) + ("\u00a0%" if lang == "vi" else "%")


def signed(value: float, decimals: int, lang: str) -> str:
    """Return ``number`` with a sign, zero without one; minus is a minus, not a hyphen."""
    text = number(abs(value), decimals, lang)
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if value > 0 else "−") + text


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
