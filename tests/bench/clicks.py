"""Many visitors at once: each opens the dashboard and then clicks at fixed times; the load of the session benchmark."""

import asyncio
import random
import time
from dataclasses import dataclass

from tests.bench.session import Session, visit
from tests.bench.worlds import PLACE


@dataclass(frozen=True)
class Crowd:
    """``sessions`` visitors who come one after another within ``ramp`` seconds and stay ``seconds`` more.

    Each clicks once ``every`` seconds.
    """

    sessions: int
    ramp: float
    seconds: float
    every: float


def click(address: str, crowd: Crowd) -> list[float]:
    """Return the seconds from each click after the ramp until its page was done.

    Who has to wait for longer than ``every`` clicks late, so that an overloaded server is clicked less often.
    """
    return asyncio.run(_click(address, crowd))


async def _click(address: str, crowd: Crowd) -> list[float]:
    start = time.perf_counter()
    visitors = (_visitor(address, crowd, number, start) for number in range(crowd.sessions))
    return [seconds for clicks in await asyncio.gather(*visitors) for seconds in clicks]


async def _visitor(address: str, crowd: Crowd, number: int, start: float) -> list[float]:
    chance = random.Random(number)
    due = start + crowd.ramp * number / crowd.sessions
    begin = start + crowd.ramp + crowd.every  # by then the last one has come
    taken = []
    await _until(due)
    async with visit(address) as session:
        await session.open("", f"place={PLACE}")
        while due < begin + crowd.seconds:
            due = max(due + crowd.every, time.perf_counter())
            await _until(due)
            await _choose(session, chance)
            if begin <= due < begin + crowd.seconds:
                taken.append(time.perf_counter() - due)
    return taken


async def _choose(session: Session, chance: random.Random) -> None:
    """Click on another page or on another year, as likely the one as the other."""
    if chance.random() < 0.5:
        await session.go(chance.choice(session.pages))
    else:
        await session.choose_year(chance.choice(session.years))


async def _until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
