"""The styles of an ODS workbook: how a cell shows its number, written as spreadsheets write number formats."""

from dataclasses import dataclass, field
from xml.etree import ElementTree

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_KINDS = tuple(f"{_NUMBER}{kind}-style" for kind in ("number", "percentage", "date", "currency"))
_PARTS = {f"{_NUMBER}day": "d", f"{_NUMBER}month": "m", f"{_NUMBER}year": "y"}


@dataclass
class Styles:
    """Number formats by the styles of cells; a style may be one of another, which it is written after."""

    _formats: dict[str, str] = field(default_factory=dict)
    _shown_as: dict[str, str] = field(default_factory=dict)
    _within: dict[str, str] = field(default_factory=dict)

    def take(self, element: ElementTree.Element) -> None:
        """Note a style; any other element is none."""
        name = element.get(f"{_STYLE}name", "")
        if element.tag in _KINDS:
            other = element.find(f"{_STYLE}map")  # what is shown of numbers that are not negative
            positive = self._formats.get(other.get(f"{_STYLE}apply-style-name", "")) if other is not None else None
            self._formats[name] = _format(element) if positive is None else positive
        elif element.tag == f"{_STYLE}style" and element.get(f"{_STYLE}family") == "table-cell":
            self._within[name] = element.get(f"{_STYLE}parent-style-name", "")
            if shown := element.get(f"{_STYLE}data-style-name"):
                self._shown_as[name] = shown

    def format(self, style: str) -> str:
        """Return the number format of a style of cells; empty where it has none."""
        seen: set[str] = set()
        while style and style not in seen:
            if style in self._shown_as:
                return self._formats.get(self._shown_as[style], "")
            seen.add(style)
            style = self._within.get(style, "")
        return ""


def _format(element: ElementTree.Element) -> str:
    """Return ``#,##0,"nghìn"`` for a style that divides by a thousand and writes that word."""
    written = ""
    for part in element:
        if part.tag == f"{_NUMBER}text" and part.text:
            written += "%" if part.text.strip() == "%" else f'"{part.text.replace(chr(34), "")}"'
        elif part.tag == f"{_NUMBER}number":
            written += _digits(part)
        else:
            written += _PARTS.get(part.tag, "")
    return written


def _digits(number: ElementTree.Element) -> str:
    told = number.get(f"{_NUMBER}min-integer-digits", "1")
    least = int(told) if told.isdigit() and len(told) < 3 else 1
    grouped = number.get(f"{_NUMBER}grouping") == "true"
    decimals = number.get(f"{_NUMBER}decimal-places", "0").strip("0")
    factor = number.get(f"{_NUMBER}display-factor", "1")
    thousands = (len(factor) - 1) // 3 if factor.strip("0") == "1" else 0
    return ("#,##0" if grouped else "0" * max(1, least)) + (".0" if decimals else "") + "," * thousands
