"""Something small to be drawn."""

import struct
from typing import Any

NAME = "Đặng Thị Ưởng"
BARS = {"data": [{"type": "bar", "x": [NAME, "Phường 2"], "y": [1, 2]}]}
PATIENCE = 120.0  # seconds: a busy machine is no fault
SIZE: dict[str, Any] = {"width": 300, "height": 200, "scale": 1, "format": "png"}


def pixels(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


PAGES = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Hai trang</title><style>
@page {{ size: A4; margin: 15mm }} body {{ font-family: "Source Sans" }} section + section {{ break-before: page }}
</style></head><body><section><h1>{NAME}</h1></section><section><p>Trang hai</p></section></body></html>"""
