"""Answers kept for a kind of file, so that the next one of it asks nothing."""

import json
from collections.abc import Mapping as Answers
from dataclasses import dataclass, field

from kpi.intake.recognising.model import Understood


@dataclass(frozen=True)
class Mapping:
    """The answers that hold for documents of the kind ``fingerprint``, by the keys of their questions."""

    fingerprint: str
    answers: Answers[str, str] = field(default_factory=dict)

    @classmethod
    def learn(cls, asked: Understood, answers: Answers[str, str], known: "Mapping | None" = None) -> "Mapping":
        """Return ``known`` with those of ``answers`` to what ``asked`` asks that hold beyond this one document."""
        lasting = {question.key for question in asked.questions if question.remembered}
        kept = {key: answer for key, answer in answers.items() if key in lasting}
        return cls(asked.fingerprint, {**(known.answers if known else {}), **kept})

    def to_json(self) -> str:
        """Return the mapping as a JSON object with ``fingerprint`` and ``answers``."""
        told = {"fingerprint": self.fingerprint, "answers": dict(sorted(self.answers.items()))}
        return json.dumps(told, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Return the mapping that ``to_json`` wrote. Raises ValueError for any other text."""
        told = json.loads(text)
        if not isinstance(told, dict) or not isinstance(told.get("fingerprint"), str):
            raise ValueError("not a mapping")
        answers = told.get("answers")
        if not isinstance(answers, dict) or not all(isinstance(each, str) for each in answers.values()):
            raise ValueError("not a mapping")
        return cls(told["fingerprint"], answers)
