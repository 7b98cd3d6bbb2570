"""The unit: a place, or an office of a place, that reports, between two dates."""

from dataclasses import dataclass
from datetime import date

KINDS = ("country", "province", "city", "district", "ward", "commune", "township", "special_zone", "office")
KIND_WORDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu")
OFFICE = "office"  # sở, ban, ngành, phòng: has no territory, belongs to the place above it


@dataclass(frozen=True)
class Unit:
    """One version of an administrative unit.

    ``id`` is the key everywhere: the GSO code, followed by ``@`` and the date from which this
    version is valid where that date is on record (codes are used again by merged units).
    ``valid_to`` is the first day on which the unit is no more. ``children_expected`` is the
    number of direct children by law where not all are listed; None: the listed ones are all;
    -1: unknown, so that no sum over the children is made. It counts places, not offices, which are as listed.
    ``portal_code``: by which the portal of public services knows the unit. ``synonyms`` are further names, by which
    reports call it: BRVT, TT-Huế.
    """

    id: str
    code: str
    valid_from: date | None
    valid_to: date | None
    kind: str
    parent: str | None
    name_vi: str
    name_en: str
    latitude: float | None = None
    longitude: float | None = None
    children_expected: int | None = None
    note_vi: str = ""
    note_en: str = ""
    portal_code: str = ""
    synonyms: tuple[str, ...] = ()

    def name(self, lang: str) -> str:
        """Return the unit's name in ``lang``."""
        return self.name_vi if lang == "vi" else self.name_en

    @property
    def names(self) -> tuple[str, str]:
        """The name in Vietnamese and in English."""
        return self.name_vi, self.name_en

    @property
    def is_office(self) -> bool:
        """Tell whether it is an office (sở, ban, ngành, phòng), which has no territory of its own."""
        return self.kind == OFFICE

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit existed on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def exists_in(self, year: int) -> bool:
        """Tell whether the unit existed on any day of ``year``."""
        return (self.valid_from is None or self.valid_from.year <= year) and (
            self.valid_to is None or self.valid_to > date(year, 1, 1)
        )


def unit_id(code: str, valid_from: date | None) -> str:
    """Return the key of a unit's version, as it stands in addresses: ``164``, ``05443@2025-07-01``."""
    return code if valid_from is None else f"{code}@{valid_from.isoformat()}"


def split_name(name: str) -> tuple[str, str]:
    """Return the words for the kind in small letters ("" if there are none) and the name without them."""
    for words in KIND_WORDS:
        if name.casefold().startswith(f"{words} "):
            return words, name[len(words) + 1 :]
    return "", name
