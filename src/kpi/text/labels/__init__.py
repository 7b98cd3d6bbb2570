"""Every fixed word on screen, Vietnamese first, English second."""

from kpi.text.labels import along, charts, findings, intake, pages, reporting, sentences, submissions, values

WATERMARK = ("SỐ LIỆU MÔ PHỎNG", "SYNTHETIC DATA")

PARTS = (pages, values, charts, findings, sentences, along, submissions, reporting, intake)
LABELS: dict[str, tuple[str, str]] = {key: words for part in PARTS for key, words in part.LABELS.items()}


def label(key: str, lang: str, **values: object) -> str:
    """Return the words of ``key`` in ``lang`` with ``values`` filled in. Raises KeyError for an unknown key."""
    return LABELS[key][0 if lang == "vi" else 1].format(**values)
