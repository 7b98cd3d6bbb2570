"""The counter where files of offices are handed in: what may be done there, for those alone who may.

Whoever is asked for, who it is and what that person may do is asked anew at every single thing that is done.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pandas as pd

from kpi.analysis.answer import each
from kpi.analysis.submissions import submission_events, submissions
from kpi.book.draft import Draft, make_draft
from kpi.book.opening import known_reference
from kpi.book.view import Keep, forgetful
from kpi.intake import submissions as life
from kpi.intake.publishing import NotPossible
from kpi.intake.roles import Action, Actor, may
from kpi.intake.sent import OPEN, Checked, Sent
from kpi.store.files import kept_file
from kpi.store.reading import Reference
from kpi.store.warehouse import Warehouse
from kpi.text.marking import marked_copy

Tell = Callable[[life.Step], None]


class NotAllowed(NotPossible):
    """The person has no role in which this may be done, or no longer has."""

    def __init__(self) -> None:
        super().__init__(
            "bạn không có quyền làm việc này, hoặc đã hết phiên đăng nhập; hãy đăng nhập lại",
            "you may not do this, or your sign-in has expired; sign in again",
        )


@dataclass(frozen=True)
class Counter:
    """``actor`` tells who is there at this moment."""

    warehouse: Warehouse
    actor: Callable[[], Actor]
    keep: Keep = forgetful

    @property
    def reference(self) -> Reference:
        """Return what the newest figures refer to."""
        return known_reference(self.warehouse.snapshot(), self.keep)

    def allow(self, action: Action, place: str) -> Actor:
        """Return who is there. Raises NotAllowed where that person may not do this for the unit ``place``."""
        actor = self.actor()
        if not may(actor, action, place, self.reference.tree):
            logging.getLogger(__name__).warning("refused: %r, %s, %r", actor.who, action, place)
            raise NotAllowed
        return actor

    def may(self, action: Action, place: str) -> bool:
        """Tell whether to offer this; doing it asks again."""
        return may(self.actor(), action, place, self.reference.tree)

    def places(self) -> list[str]:
        """Return the units, by id, for which files may be sent: those of today first, then those that are no more."""
        actor, tree = self.actor(), self.reference.tree
        mine = [unit for unit in tree.by_id.values() if may(actor, "send", unit.id, tree)]
        return [unit.id for unit in sorted(mine, key=lambda unit: (unit.valid_to is not None, unit.kind == "country"))]

    def units(self) -> list[str] | None:
        """Return the units, by id, that the person may see; None: all."""
        return None if self.actor().editor else self.places()

    # looking

    def listed(self) -> pd.DataFrame:
        """Return the submissions that the person may see, newest first; columns: see ``submissions``."""
        actor, tree, found = self.actor(), self.reference.tree, submissions(self.warehouse.snapshot())
        return found[[may(actor, "see", place, tree) for place in found["place"]]]

    def row(self, number: int, action: Action = "see") -> Any:
        """Return the row of a submission with which the person may do this. Raises NotAllowed, whether it is there."""
        found = submissions(self.warehouse.snapshot(), number)
        for row in each(found):
            self.allow(action, row.place)
            return row
        raise NotAllowed

    def looked_at(self, number: int, takes_place_of: int | None = None, tell: Tell = lambda _: None) -> Draft:
        """Return an open submission as its file reads now, with what publishing it would change."""
        self.row(number)
        sent = life.sent_file(self.warehouse, number)
        return self._draft(sent, life.check(self.warehouse, sent, None, takes_place_of, tell))

    def may_fetch(self, number: int) -> bool:
        """Tell whether the person may have the file itself: editors, and who sent it."""
        actor, row = self.actor(), self.row(number)
        return actor.editor or (self.may("file", row.place) and actor.who == self._sender(number))

    def file(self, number: int) -> bytes:
        """Return the file of a submission as it came. Raises NotAllowed."""
        row = self.row(number, "file")
        if not self.may_fetch(number):
            raise NotAllowed
        return kept_file(self.warehouse.folder, row.sha256)

    def marked(self, draft: Draft, lang: str, number: int | None = None) -> bytes:
        """Return the file of a draft, or of submission ``number``, with what was found in it at its cells, as XLSX.

        Raises NotAllowed.
        """
        self.allow("send", draft.sent.place)
        if number is not None and not self.may_fetch(number):
            raise NotAllowed
        return marked_copy(draft.sent, life.check(self.warehouse, draft.sent, draft.answers), lang)

    def _sender(self, number: int) -> str:
        events = submission_events(self.warehouse.snapshot(), number)
        return str(events["who"].iloc[0])

    def _draft(self, sent: Sent, checked: Checked, answers: Mapping[str, str] | None = None) -> Draft:
        shared = replace(checked, reference=self.reference)  # else each draft would hold one of its own
        return make_draft(sent, shared, answers)

    # doing

    def check(
        self,
        sent: Sent,
        answers: Mapping[str, str] | None = None,
        takes_place_of: int | None = None,
        tell: Tell = lambda _: None,
    ) -> Draft:
        """Read and check a file; nothing is kept. Raises NotAllowed, NotPossible."""
        self.allow("send", sent.place)
        return self._draft(sent, life.check(self.warehouse, sent, answers, takes_place_of, tell), answers)

    def receive(self, sent: Sent, answers: Mapping[str, str] | None = None, tell: Tell = lambda _: None) -> int:
        """Keep a file with what is understood of it now, and return its number. Raises NotAllowed, NotPossible."""
        actor = self.allow("send", sent.place)
        return life.receive(self.warehouse, sent, life.check(self.warehouse, sent, answers, None, tell), actor.who)

    def answer(self, number: int, answers: Mapping[str, str]) -> None:
        """Read a kept file again with answers to what it asked. Raises NotAllowed, NotPossible."""
        actor = self.allow("answer", self.row(number).place)
        life.answer(self.warehouse, number, answers, actor.who)

    def publish(self, number: int, word: str = "", takes_place_of: int | None = None) -> int:
        """Publish a submission; return the publication's number. Raises NotAllowed, NotPossible, WordNeeded."""
        actor = self.allow("publish", self.row(number).place)
        return life.publish(self.warehouse, number, actor.who, word, takes_place_of).number

    def schedule(self, number: int, due: datetime, word: str = "", takes_place_of: int | None = None) -> None:
        """Have a submission published at ``due`` (UTC). Raises NotAllowed, NotPossible, WordNeeded."""
        actor = self.allow("schedule", self.row(number).place)
        life.schedule(self.warehouse, number, actor.who, due, word, takes_place_of)

    def withdraw(self, number: int, reason: str) -> int | None:
        """Take a submission back, and return the number of the publication that says so, if any does.

        What is public an editor alone may take back. Raises NotAllowed, NotPossible.
        """
        row = self.row(number)
        actor = self.allow("withdraw" if row.status in OPEN else "take_back", row.place)
        made = life.withdraw(self.warehouse, number, actor.who, reason)
        return None if made is None else made.number
