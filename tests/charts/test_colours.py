"""Colours that everybody can read: contrast as WCAG 2.2 asks (AA), and lines told apart without colour."""

from itertools import combinations

import pytest

from kpi.charts.inks import DARK, LIGHT, MUTED, PALETTE, SYMBOLS, Inks


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("inks", [LIGHT, DARK])
def test_words_reach_four_and_a_half_to_one(inks: Inks) -> None:
    assert contrast(inks.ink, inks.ground) >= 4.5
    assert contrast(inks.quiet, inks.ground) >= 4.5
    assert contrast(inks.ink, inks.hover) >= 4.5


@pytest.mark.parametrize("inks", [LIGHT, DARK])
@pytest.mark.parametrize("color", [*PALETTE, MUTED])
def test_lines_and_bars_reach_three_to_one(inks: Inks, color: str) -> None:
    assert contrast(color, inks.ground) >= 3


def test_words_inside_bars_reach_four_and_a_half_to_one() -> None:
    assert contrast("#ffffff", PALETTE[0]) >= 4.5


def test_each_line_has_a_mark_of_its_own() -> None:
    assert len(set(SYMBOLS)) == len(PALETTE)


# What a colour becomes for readers without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
CONES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen(color: str, cones: str) -> list[float]:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in CONES[cones]]


@pytest.mark.parametrize("cones", CONES)
def test_the_first_lines_differ_for_every_colour_vision(cones: str) -> None:
    for one, other in combinations(PALETTE[:3], 2):
        there, here = seen(one, cones), seen(other, cones)
        assert sum((a - b) ** 2 for a, b in zip(there, here, strict=True)) ** 0.5 >= 0.15
