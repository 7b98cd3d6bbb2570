"""Who may do what with files that offices send: roles that a configuration gives to addresses and claims."""

import time
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kpi.intake.reading.cleaning import clean_line
from kpi.rows import InputError, Problem
from kpi.units.tree import UnitTree

Action = Literal["see", "send", "answer", "withdraw", "file", "publish", "schedule", "take_back"]
"""``file``: fetch the file itself; ``withdraw``: what is not public yet; ``take_back``: what is."""

OF_SENDERS: frozenset[Action] = frozenset({"see", "send", "answer", "withdraw", "file"})
HOURS = 12
"""That a sign-in counts where the configuration says nothing else."""


@dataclass(frozen=True)
class Actor:
    """A person at the page: an editor, or a sender for ``units`` (by id); else one who may do nothing."""

    who: str = ""
    editor: bool = False
    units: frozenset[str] = frozenset()

    @property
    def anyone(self) -> bool:
        """Whether the person has any role."""
        return self.editor or bool(self.units)


def may(actor: Actor, action: Action, place: str, tree: UnitTree) -> bool:
    """Tell whether a person may do this with what is sent for the unit ``place`` (by id).

    A sender may for own units and those below them, and nothing that changes what the public sees.
    """
    if actor.editor:
        return place in tree
    return action in OF_SENDERS and any(unit in actor.units for unit in _up(place, tree))


def _up(place: str, tree: UnitTree) -> Iterator[str]:
    at: str | None = place
    while at is not None and at in tree:
        yield at
        at = tree[at].parent


@dataclass(frozen=True)
class Grant:
    """A role for those whose ``claim`` is ``value`` or, where it is a list, holds it."""

    claim: str
    value: str
    editor: bool
    units: frozenset[str]

    def fits(self, claims: Mapping[str, Any]) -> bool:
        """Tell whether what a provider says of a person earns them the role; an unverified address does not."""
        told = claims.get(self.claim)
        if self.claim == "email":
            verified = claims.get("email_verified") not in (False, "false")
            return verified and isinstance(told, str) and told.casefold() == self.value
        return self.value in told if isinstance(told, list | tuple) else told == self.value


@dataclass(frozen=True)
class Roles:
    """All roles that are given, and how long a sign-in counts."""

    grants: tuple[Grant, ...] = ()
    hours: float = HOURS

    def actor(self, claims: Mapping[str, Any], at: float | None = None) -> Actor:
        """Return who a person is by their claims (with ``is_logged_in``) at a time (seconds since 1970; None: now).

        Who is not signed in, or was signed in too long ago, is nobody.
        """
        issued = claims.get("iat")
        at = time.time() if at is None else at
        if claims.get("is_logged_in") is not True or not isinstance(issued, int | float):
            return Actor()
        if at - issued > self.hours * 3600:
            return Actor()
        fitting = [grant for grant in self.grants if grant.fits(claims)]
        units = frozenset(unit for grant in fitting for unit in grant.units)
        return Actor(name(claims), any(grant.editor for grant in fitting), units)


def name(claims: Mapping[str, Any]) -> str:
    """Return by what a person is put on record: the address, else a name, else the provider's key."""
    told = [claims.get(claim) for claim in ("email", "preferred_username", "name", "sub")]
    return next((clean_line(text) for text in told if isinstance(text, str) and clean_line(text)), "?")


def read_roles(path: Path) -> Roles:
    """Return the roles that a TOML file gives. Raises FileNotFoundError, and InputError for what it must not say."""
    text = path.read_bytes()
    try:
        told = tomllib.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError([Problem(path.name, 1, "tệp không phải UTF-8; hãy lưu lại dạng UTF-8",
                                  "not UTF-8; save it as UTF-8")]) from None  # fmt: skip
    except tomllib.TOMLDecodeError as error:
        why = str(error)
        raise InputError([Problem(path.name, _line(why), f"không đúng cú pháp TOML ({why}); hãy sửa dòng này",
                                  f"not valid TOML ({why}); mend this line")]) from None  # fmt: skip
    return _Reader(path.name, text.decode("utf-8-sig")).read(told)


def _line(why: str) -> int:
    """Return the line that tomllib names, 1 where it names none."""
    number = why.partition("at line ")[2].partition(",")[0]
    return int(number) if number.isdecimal() else 1


class _Reader:
    """Turns the tables of a file into grants, and gathers what is wrong with them."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        lines = text.splitlines()
        self.lines = [n for n, line in enumerate(lines, 1) if line.replace(" ", "").startswith("[[grant]]")]
        self.problems: list[Problem] = []

    def read(self, told: Mapping[str, Any]) -> Roles:
        for key in told.keys() - {"grant", "hours"}:
            self._wrong(1, f"không hiểu mục “{key}”; chỉ có hours và [[grant]]",
                        f"“{key}” is not understood; there are hours and [[grant]]")  # fmt: skip
        hours, tables = told.get("hours", HOURS), told.get("grant", [])
        if isinstance(hours, bool) or not isinstance(hours, int | float) or not hours > 0:
            self._wrong(1, "hours phải là số giờ lớn hơn 0", "hours must be a number of hours above 0")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._wrong(1, "mỗi vai trò phải bắt đầu bằng [[grant]]", "each role must begin with [[grant]]")
            tables = []
        lines = self.lines if len(self.lines) == len(tables) else [1] * len(tables)
        grants = [self._grant(line, table) for line, table in zip(lines, tables, strict=True)]
        if self.problems:
            raise InputError(self.problems)
        return Roles(tuple(grants), float(hours))

    def _grant(self, line: int, table: Mapping[str, Any]) -> Grant:
        for key in table.keys() - {"email", "claim", "value", "role", "units"}:
            self._wrong(line, f"không hiểu “{key}”; hãy dùng email, claim, value, role, units",
                        f"“{key}” is not understood; use email, claim, value, role, units")  # fmt: skip
        claim, value = self._whom(line, table)
        role, units = table.get("role"), table.get("units", [])
        if role not in ("sender", "editor"):
            self._wrong(line, 'role phải là "sender" hoặc "editor"', 'role must be "sender" or "editor"')
        if not isinstance(units, list) or not all(isinstance(unit, str) and unit for unit in units):
            self._wrong(line, 'units phải là danh sách mã đơn vị, như ["MH07"]',
                        'units must be a list of units by id, like ["MH07"]')  # fmt: skip
            units = []
        elif role == "sender" and not units:
            self._wrong(line, 'sender cần units, như units = ["MH07"]', 'a sender needs units, like units = ["MH07"]')
        elif role == "editor" and units:
            self._wrong(line, "editor làm với mọi đơn vị; hãy bỏ units", "an editor is for all units; remove units")
        return Grant(claim, value, role == "editor", frozenset(units))

    def _whom(self, line: int, table: Mapping[str, Any]) -> tuple[str, str]:
        email, claim, value = table.get("email"), table.get("claim"), table.get("value")
        if isinstance(email, str) and "@" in email and claim is None and value is None:
            return "email", email.strip().casefold()
        if email is None and all(isinstance(told, str) and told for told in (claim, value)) and claim != "email":
            return str(claim), str(value)
        self._wrong(line, 'cần email = "ten@co-quan.vn", hoặc claim = "groups" cùng value = "…"',
                    'it needs email = "name@office.vn", or claim = "groups" with value = "…"')  # fmt: skip
        return "", ""

    def _wrong(self, line: int, vi: str, en: str) -> None:
        self.problems.append(Problem(self.file, line, vi, en))
