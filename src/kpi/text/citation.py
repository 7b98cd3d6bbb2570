"""How a chart is cited: what it is, whose figures it shows, as of which publication, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from kpi.text.numbers import VIETNAM, day
from kpi.text.wording import Wording

SHORT = 3  # sources that a short citation names


@dataclass(frozen=True)
class Cited:
    """What is cited: its title, the ids of its sources, the address that reopens it ('': none), whether made up."""

    title: str
    sources: Sequence[str]
    address: str = ""
    synthetic: bool = False


def citation(cited: Cited, say: Wording, *, long: bool) -> str:
    """Return the citation of a chart of the publication that ``say`` speaks of.

    Made-up figures are said to be so first. Sources are named by publisher and date; in the ``long`` form all of them,
    with author, title and address.
    """
    told = [_source(source, say) if long else say.source(source) for source in cited.sources]
    listed = "; ".join(told if long else told[:SHORT])
    if not long and len(told) > SHORT:
        listed += say("more_sources", count=len(told) - SHORT)
    published = say.reference.published_at.replace(tzinfo=UTC).astimezone(VIETNAM).date()
    text = say(
        "cite_long" if long else "cite_short", title=cited.title, sources=listed or say("cite_no_source"),
        number=say.reference.publication, day=day(published, say.lang),
        address=f" {cited.address}" if cited.address else "",
    )  # fmt: skip
    return f"{say('note_synthetic')} {text}" if cited.synthetic else text


def _source(source: str, say: Wording) -> str:
    found = say.reference.sources[source]
    author = f"{found.author}, " if found.author else ""
    title = f"“{found.title}”, " if found.title else ""
    return f"{author}{title}{say.source(source)}" + (f", {found.url}" if found.url else "")
