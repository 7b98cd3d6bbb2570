"""Sign-ins that were ended: who signs out in one tab, or at one of several servers, is signed out in all."""

import json
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

TELLING = ("iss", "sub", "iat", "auth_time", "nonce", "sid")
"""Claims that tell one sign-in from any other."""
KEPT = 40 * 86_400  # seconds; longer than any cookie of a sign-in lives


def end_sign_in(warehouse: Path, claims: Mapping[str, Any]) -> None:
    """Note that the sign-in with these claims has ended; a later one of the same person has other claims."""
    folder = warehouse / "signed-out"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - KEPT:
            old.unlink(missing_ok=True)
    (folder / _name(claims)).touch()


def has_ended(warehouse: Path, claims: Mapping[str, Any]) -> bool:
    """Tell whether the sign-in with these claims has ended."""
    return (warehouse / "signed-out" / _name(claims)).exists()


def _name(claims: Mapping[str, Any]) -> str:
    told = json.dumps([claims.get(name) for name in TELLING], default=str)
    return sha256(told.encode()).hexdigest()
