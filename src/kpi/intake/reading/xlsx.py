"""What an XLSX workbook says beside its values: hidden rows, telling number formats, formulas without a value."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from xml.etree import ElementTree

from kpi.intake.reading.faults import Refused
from kpi.intake.reading.formats import BUILT_IN, is_telling
from kpi.intake.reading.grid import column_letters

Place = tuple[int, int]
_LARGEST = 20_000_000  # of a part that is parsed as a tree
_LOOKED_AT = 2_000  # rows and cells that show whether a program writes addresses


@dataclass
class Beside:
    """What stands beside the values of one sheet; rows and columns from 1."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    formats: dict[Place, str] = field(default_factory=dict)
    faults: list[tuple[str, int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def is_wanted(name: str) -> bool:
    """Whether a part is needed to read values: pictures, macros and what is embedded are never unpacked."""
    return name.endswith(".rels") or (
        name.endswith(".xml") and not name.startswith(("xl/media/", "xl/embeddings/", "xl/drawings/", "customXml/"))
    )


def notes(names: tuple[str, ...]) -> list[str]:
    """Return the codes of what is in the workbook and left alone."""
    found = []
    if any("vbaproject" in name.lower() or name.startswith("xl/macrosheets/") for name in names):
        found.append("macros")
    if any(name.startswith("xl/externalLinks/") for name in names):
        found.append("external_links")
    return found


def beside(parts: Mapping[str, bytes]) -> dict[str, Beside]:
    """Return what stands beside the values, by name of the sheet."""
    telling = _telling_styles(parts.get("xl/styles.xml", b""))
    return {name: _sheet(parts.get(path, b""), telling) for name, path in _sheet_paths(parts)}


def _tree(body: bytes) -> ElementTree.Element:
    if len(body) > _LARGEST:
        raise Refused("damaged")
    try:
        return ElementTree.fromstring(body)  # noqa: S314 - document types, and with them entities, were refused
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refused("damaged") from error


def _each(tree: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    """Yield elements by name in whatever namespace: there are two dialects of the format."""
    return (element for element in tree.iter() if isinstance(element.tag, str) and element.tag.split("}")[-1] == tag)


def _sheet_paths(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if not relations:
        return
    targets = {e.get("Id"): e.get("Target", "") for e in _each(_tree(relations), "Relationship")}
    for sheet in _each(_tree(parts["xl/workbook.xml"]), "sheet"):
        ids = [value for name, value in sheet.attrib.items() if name.endswith("}id")]
        target = targets.get(ids[0], "") if ids else ""
        yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _telling_styles(styles: bytes) -> dict[int, str]:
    if not styles:
        return {}
    tree = _tree(styles)
    own = {e.get("numFmtId"): e.get("formatCode", "") for e in _each(tree, "numFmt")}
    formats = [
        own.get(style.get("numFmtId"), BUILT_IN.get(_number(style.get("numFmtId")), ""))
        for styles in _each(tree, "cellXfs")
        for style in styles
    ]
    return {place: form for place, form in enumerate(formats) if is_telling(form)}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else 0


_UNSEEN = rb'\b(?:hidden="(?:1|true)"|(?:width|ht)="0(?:\.0*)?")'
_ROW = re.compile(rb"<(?:\w+:)?row\s([^<>]*" + _UNSEEN + rb"[^<>]*)>")
_COL = re.compile(rb"<(?:\w+:)?col\s([^<>]*" + _UNSEEN + rb"[^<>]*)>")
_FAILED = re.compile(rb'<(?:\w+:)?c\s([^<>]*\bt="e"[^<>]*)>')
_UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)><(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_REF = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_TAG = re.compile(rb"<((?:\w+:)?)(row|c)(?=[\s/>])([^<>]*?)(/?)>")
_SINGLE_QUOTES = re.compile(rb"='([^'\"<>]*)'")


def _sheet(body: bytes, telling: Mapping[int, str]) -> Beside:
    found = Beside()
    body = _addressed(body)
    if b"hidden=" in body or b'="0' in body:
        found.hidden_rows = [
            int(number) for m in _ROW.finditer(body) for number in re.findall(rb'\br="(\d{1,7})"', m[1])
        ]
        for m in _COL.finditer(body):
            first, last = (int((re.findall(rb'\b%s="(\d{1,5})"' % end, m[1]) or [b"0"])[0]) for end in (b"min", b"max"))
            found.hidden_columns += range(max(first, 1), min(last, 16_384) + 1)
    if b't="e"' in body:
        found.faults += [("error_value", *place) for m in _FAILED.finditer(body) for place in _places(m[1])]
    if b"<f" in body or b":f" in body:
        found.faults += [
            ("formula_without_value", *place)
            for m in _UNCOMPUTED.finditer(body)
            if b't="str"' not in m[1] and b't="e"' not in m[1]
            for place in _places(m[1])
        ]
    found.formats = dict(_formats(body, telling))
    return found


def _addressed(body: bytes) -> bytes:
    """Return the sheet with an address at each row and cell: some programs leave them out, as they follow in order."""
    if b"='" in body:
        body = _SINGLE_QUOTES.sub(rb'="\1"', body)
    if all(_REF.search(m[3]) or b' r="' in m[3] for m in islice(_TAG.finditer(body), _LOOKED_AT)):
        return body
    row = column = 0

    def address(m: re.Match[bytes]) -> bytes:
        nonlocal row, column
        told = re.search(rb'\br="([A-Z]*)(\d+)"', m[3])
        if m[2] == b"row":
            row, column = int(told[2]) if told else row + 1, 0
        else:
            column = _column(told[1]) if told else column + 1
        own = b"" if told else b' r="%s%d"' % (column_letters(column).encode() if m[2] == b"c" else b"", row)
        return b"<" + m[1] + m[2] + own + m[3] + m[4] + b">"

    return _TAG.sub(address, body)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


def _formats(body: bytes, telling: Mapping[int, str]) -> Iterator[tuple[Place, str]]:
    if not telling:
        return
    used = [style for style in set(re.findall(rb'\bs="(\d{1,6})"', body)) if int(style) in telling]
    if used:
        for m in re.finditer(rb'<(?:\w+:)?c\s([^<>]*?\bs="(' + b"|".join(used) + rb')"[^<>]*)>', body):
            for place in _places(m[1]):
                yield place, telling[int(m[2])]


def _places(attributes: bytes) -> Iterator[Place]:
    ref = _REF.search(attributes)
    if ref:
        yield int(ref[2]), _column(ref[1])
