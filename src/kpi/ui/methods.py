"""Tables of the page on data and methods: the catalogue, sources, findings and publications in readable form."""

import pandas as pd

from kpi.analysis.answer import each
from kpi.catalog.model import Indicator
from kpi.text.findings import finding_source, finding_text
from kpi.text.numbers import day, moment, number
from kpi.ui.view import View


def indicators_table(view: View) -> pd.DataFrame:
    """Return the indicators of the selected area: how each is computed, since when, on what basis."""
    say, catalog = view.say, view.reference.catalog
    return pd.DataFrame(
        {
            say("col_area"): catalog.areas[found.area].name(say.lang),
            say("col_indicator"): found.name(say.lang),
            say("col_definition"): found.definition(say.lang),
            say("col_formula"): _formula(view, found),
            say("col_unit_measure"): catalog.unit_measures[found.unit_measure].name(say.lang),
            say("col_validity"): _validity(view, found),
            say("col_legal"): found.legal_basis,
            say("col_code"): found.code,
        }
        for found in catalog.indicators.values()
        if view.selection.area in ("", found.area)
    )


def _formula(view: View, found: Indicator) -> str:
    def side(terms: tuple[str, ...]) -> str:
        names = " + ".join(view.reference.catalog.measures[term].name(view.say.lang) for term in terms)
        return f"({names})" if len(terms) > 1 else names

    return view.say(f"formula_{found.formula}", numerator=side(found.numerator), denominator=side(found.denominator))


def _validity(view: View, found: Indicator) -> str:
    say = view.say
    told = [
        say(key, day=day(when, say.lang))
        for key, when in (("valid_from", found.valid_from), ("valid_to", found.valid_to))
        if when is not None
    ]
    return " ".join(told)


def measures_table(view: View) -> pd.DataFrame:
    """Return what is counted: definition, unit of measure, and how it adds up."""
    say, catalog = view.say, view.reference.catalog
    return pd.DataFrame(
        {
            say("col_name"): measure.name(say.lang),
            say("col_definition"): measure.definition(say.lang),
            say("col_unit_measure"): catalog.unit_measures[measure.unit_measure].name(say.lang),
            say("col_nature"): say("nature_" + measure.nature),
            say("col_code"): measure.code,
        }
        for measure in catalog.measures.values()
    )


def sources_table(view: View) -> pd.DataFrame:
    """Return the documents that figures are cited from."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_title"): source.title,
            say("col_publisher"): source.publisher,
            say("col_published"): source.published,
            say("col_covers"): source.covers,
            say("col_link"): source.url or None,
            say("col_code"): source.id,
        }
        for source in view.reference.sources.values()
    )


def findings_table(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of the answer ``findings`` in words."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_severity"): say("severity_" + row.severity),
            say("col_finding"): finding_text(row, say),
            say("col_indicator"): say.indicator(row.indicator),
            say("col_unit"): say.unit(row.unit),
            say("col_year"): row.period_end.year,
            say("col_where"): finding_source(row, say),
        }
        for row in each(found)
    )


def publications_table(view: View, published: pd.DataFrame) -> pd.DataFrame:
    """Return the answer ``publications`` in words."""
    say = view.say
    return pd.DataFrame(
        {
            say("col_publication"): row.publication,
            say("col_published"): moment(row.published_at.to_pydatetime(), say.lang),
            say("col_added"): number(row.added, 0, say.lang),
            say("col_superseded"): number(row.superseded, 0, say.lang),
        }
        for row in each(published)
    )
