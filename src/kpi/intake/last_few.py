"""The last few of what was worked out in this process, shared between threads."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LastFew(Generic[K, V]):
    """Keeps the ``most`` values that were put last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return what is kept under ``key``, if anything."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep a value; the one put longest ago goes."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def key_of(self, value: V) -> K | None:
        """Return under which key this very value is kept, if it is."""
        with self._lock:
            return next((key for key, kept in self._kept.items() if kept is value), None)
