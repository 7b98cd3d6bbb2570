"""Territories: which units, of whatever time, lie on the ground of a unit, and with what share of their figures."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kpi.units.changes import Change
from kpi.units.unit import Unit


@dataclass(frozen=True)
class Part:
    """A unit whose figures count for the territory of ``target``.

    ``share`` is the part of its figures that does: 1 all, a published proportion, None where some
    of them do and nobody published how much. It counts for periods that begin before ``until``
    and on or after ``since``. ``unit`` is None for ground that no unit on record covers.
    """

    target: str
    unit: str | None
    share: float | None
    since: date | None = None
    until: date | None = None


class Territories:
    """The ground of every version of a unit, traced through changes in both directions of time."""

    def __init__(self, units: Iterable[Unit], changes: Iterable[Change]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._after: dict[str, list[Change]] = defaultdict(list)
        self._before: dict[str, list[Change]] = defaultdict(list)
        self._beyond: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            if change.old is None:
                self._beyond[change.new].append(change)
            else:
                self._after[change.old].append(change)
                self._before[change.new].append(change)
        self._children: dict[str, list[str]] = defaultdict(list)
        for unit in self._units.values():
            if unit.parent is not None and not unit.is_office:
                self._children[unit.parent].append(unit.id)

    def changes_into(self, unit: str) -> list[Change]:
        """Return the changes that made ``unit``, those that took in ground beyond the record last."""
        return self._before.get(unit, []) + self._beyond.get(unit, [])

    def changes_from(self, unit: str) -> list[Change]:
        """Return the changes in which ``unit`` went into others."""
        return self._after.get(unit, [])

    def days(self, units: Collection[str]) -> set[date]:
        """Return the days on which one of ``units`` was made of others or went into others."""
        changes = [change for unit in units for change in self.changes_into(unit) + self.changes_from(unit)]
        return {change.effective for change in changes}

    def touched(self, unit: str) -> bool:
        """Tell whether the ground of ``unit`` belonged to another unit before it or after it."""
        return unit in self._before or unit in self._after or unit in self._beyond

    def earlier(self, unit: str) -> list[str]:
        """Return the units that ``unit`` was made of, at any remove, newest first."""
        return _reached(unit, lambda found: [change.old for change in self._before.get(found, []) if change.old])

    def later(self, unit: str) -> list[str]:
        """Return the units that ``unit`` went into, at any remove, oldest first."""
        return _reached(unit, lambda found: [change.new for change in self._after.get(found, [])])

    def related(self, unit: str) -> tuple[str, ...]:
        """Return the units that ``unit`` was made of and those that it went into, at any remove."""
        return (*self.earlier(unit), *self.later(unit))

    def on(self, unit: str, day: date) -> list[str]:
        """Return the units that lay on the ground of ``unit`` on ``day``, whole or in part, by id.

        A unit that existed then is itself. For one of which no change is on record, the ground of its children
        is taken; nothing where there is none either.
        """
        if self._units[unit].valid_on(day):
            return [unit]
        related = self.related(unit)
        if not related:
            related = tuple(found for child in self._children.get(unit, []) for found in self.on(child, day))
        return sorted({found for found in related if self._units[found].valid_on(day)})

    def parts(self) -> list[Part]:
        """Return what every territory is made of, for each unit whose ground others had before or after it."""
        targets = {*self._after, *self._before, *self._beyond}
        parts = [part for target in sorted(targets) for part in self._parts(target)]
        return parts + [part for parent, day in sorted(self._moves().items()) for part in self._recomposed(parent, day)]

    def _parts(self, target: str) -> list[Part]:
        shared = {unit: self._into(unit, target) for unit in self.earlier(target)}
        shared |= {unit: self._out_of(unit, target) for unit in self.later(target)}
        parts = [Part(target, target, 1.0)]
        parts += [Part(target, unit, share) for unit, share in sorted(shared.items()) if share != 0]
        beyond = [change for unit in (target, *self.earlier(target)) for change in self._beyond.get(unit, [])]
        return parts + [Part(target, None, None, until=change.effective) for change in beyond]

    def _into(self, unit: str, target: str) -> float | None:
        """Return the share of an earlier unit's figures that belongs to the ground of ``target``."""
        if unit == target:
            return 1.0
        steps = [(change.share, self._into(change.new, target)) for change in self._after.get(unit, [])]
        if steps and all(rest == 1 for _, rest in steps):
            return 1.0  # whatever way it took, all of it arrives
        if any(rest != 0 and (share is None or rest is None) for share, rest in steps):
            return None
        return sum((share or 0) * (rest or 0) for share, rest in steps)

    def _out_of(self, unit: str, target: str) -> float | None:
        """Return the share of a later unit's figures that belongs to the ground of ``target``: all, none or unknown."""
        if unit == target:
            return 1.0
        origins = [self._out_of(change.old, target) for change in self._before.get(unit, []) if change.old is not None]
        if all(origin == 0 for origin in origins):
            return 0.0
        return 1.0 if all(origin == 1 for origin in origins) and not self._beyond.get(unit) else None

    def _moves(self) -> dict[str, date]:
        """Return the parents whose ground changed because a unit below them moved, with the day of the last move."""
        moves: dict[str, date] = {}
        for change in (change for changes in self._after.values() for change in changes):
            old, new = self._units[change.old or ""].parent, self._units[change.new].parent
            if old is None or new is None or old == new:
                continue
            lost = self._units[old].valid_on(change.effective) and not self._above(new) & {old, *self.later(old)}
            begun = self._units[new].valid_from == change.effective
            gained = not (begun and self.changes_into(new)) and not self._above(old) & {new, *self.earlier(new)}
            for parent in [old] * lost + [new] * gained:
                moves[parent] = max(change.effective, moves.get(parent, change.effective))
        return moves

    def _recomposed(self, parent: str, moved: date) -> list[Part]:
        """Return the parts of a parent whose children changed: itself since the last move, its last children before.

        Its own figures of earlier times were told for other ground.
        """
        end = self._units[parent].valid_to
        last = [
            child
            for child in self._children[parent]
            if self._units[child].valid_to is None or self._units[child].valid_to == end
        ]
        parts = [Part(parent, parent, 1.0, since=moved)]
        shares: dict[str, float | None] = {}
        for child in last:
            for unit in (child, *self.earlier(child)):
                known = shares.get(unit, 0.0)
                share = self._into(unit, child)
                shares[unit] = None if known is None or share is None else known + share
        return parts + [Part(parent, unit, share, until=moved) for unit, share in sorted(shares.items()) if share != 0]

    def _above(self, unit: str) -> set[str]:
        above: set[str] = set()
        parent = self._units[unit].parent
        while parent is not None and parent not in above:
            above.add(parent)
            parent = self._units[parent].parent
        return above


def _reached(start: str, step: Callable[[str], list[str]]) -> list[str]:
    """Return everything that repeated steps from ``start`` lead to, nearest first, without ``start``."""
    found: dict[str, None] = {}
    waiting = step(start)
    while waiting:
        unit = waiting.pop(0)
        if unit != start and unit not in found:
            found[unit] = None
            waiting += step(unit)
    return list(found)
