"""Publishes what is held back until a set time, for as long as the server runs."""

import asyncio
import logging
from datetime import timedelta

from kpi.intake.submissions import next_due, publish_due
from kpi.store.submissions import now
from kpi.store.warehouse import NoData, Warehouse

LONGEST = timedelta(seconds=5)  # until a time is noticed that another process has set
AFTER_FAILURE = timedelta(minutes=1)


async def keep_publishing(warehouse: Warehouse) -> None:
    """Publish every submission when it is due, until cancelled; what fails is logged and tried again."""
    while True:
        try:
            pause = await asyncio.to_thread(_publish, warehouse)
        except Exception:
            logging.getLogger(__name__).exception("what is due could not be published")
            pause = AFTER_FAILURE
        await asyncio.sleep(pause.total_seconds())


def _publish(warehouse: Warehouse) -> timedelta:
    """Publish what is due; return how long to wait before looking again."""
    try:
        released = publish_due(warehouse)
        due = next_due(warehouse.snapshot())
    except NoData:
        return LONGEST
    if released:
        logging.getLogger(__name__).info("published submissions %s", released)
    return LONGEST if due is None else min(LONGEST, max(timedelta(), due - now()))
