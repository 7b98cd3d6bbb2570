"""Addresses: what a request asks for, and where readers find this server."""

import os
import re
from collections.abc import Collection
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import Scope

from kpi.book.asked import Asked, BadAddress, mistaken, read_once

LONGEST = 16_384  # letters of a query; three hundred units fit
MOST = 64  # parameters of a query
HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|mibextid")
"""What messengers and networks add to a link that is passed on; says nothing about what is looked at."""


def read_query(scope: Scope, known: Collection[str], *, passed_on: bool = False) -> Asked:
    """Return the parameters of a request, of those that are ``known``. Raises BadAddress where there are too many.

    ``passed_on``: the link may have gone through a messenger, whose own parameters are left out.
    """
    try:
        text = scope["query_string"].decode("latin-1")
        if len(text) > LONGEST:
            raise ValueError
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST)
    except ValueError:
        raise BadAddress([mistaken("?", "wrong_long", letters=LONGEST)]) from None
    return read_once([pair for pair in pairs if not (passed_on and TRACKING.fullmatch(pair[0]))], known)


def below_path(path: str | None) -> str:
    """Return the path that the server is below as addresses have it: ``/kpi``, or nothing."""
    return "".join(f"/{part}" for part in (path or "").split("/") if part)


def page_path(path: str, below: str) -> str:
    """Return a path as if the server were below none."""
    return path.removeprefix(below) if path == below or path.startswith(f"{below}/") else path


def base_address(scope: Scope, below: str = "") -> str:
    """Return where readers find this server: ``KPI_ADDRESS``, else as this request found it, and the path it is below.

    A request that names its host in a way no host is named gives nothing.
    """
    if configured := os.environ.get("KPI_ADDRESS", ""):
        return configured.rstrip("/")
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}{below}" if HOST.fullmatch(host) else ""
