"""What reported figures said before: every change between one publication and the next."""

from collections.abc import Sequence

import pandas as pd

from kpi.store.warehouse import Snapshot

_REVISIONS = """
WITH asked AS (
    SELECT unnest(numerator || denominator || [code]) AS item FROM indicator WHERE code = $indicator
), shown AS (
    FROM revision
    WHERE ($units IS NULL OR list_contains($units::VARCHAR[], unit))
      AND ($year IS NULL OR year(period_end) = $year) AND ($indicator IS NULL OR item IN (FROM asked))
      AND publication > $since
), item_name AS (
    SELECT code, arg_max(name_vi, publication) AS item_vi, arg_max(name_en, publication) AS item_en,
        arg_max(unit_measure, publication) AS unit_measure
    FROM (SELECT code, name_vi, name_en, unit_measure, publication FROM indicator_history
          UNION ALL SELECT code, name_vi, name_en, unit_measure, publication FROM measure_history
          ANTI JOIN indicator_history USING (code))
    GROUP BY code
), counted AS (
    SELECT code, arg_max(coalesce(nullif(symbol, ''), name_vi), publication) AS counted_vi,
        arg_max(coalesce(nullif(symbol, ''), name_en), publication) AS counted_en
    FROM unit_measure_history GROUP BY code
), unit_name AS (
    SELECT id, arg_max(name_vi, publication) AS unit_vi, arg_max(name_en, publication) AS unit_en
    FROM unit_history SEMI JOIN (SELECT unit AS id FROM shown) USING (id) GROUP BY id
), source_name AS (
    SELECT id, arg_max(publisher || CASE published WHEN '' THEN '' ELSE ' (' || published || ')' END,
        publication) AS told
    FROM source_history GROUP BY id
)
SELECT p.publication, p.published_at, CAST(p.published_at + INTERVAL 7 HOUR AS DATE) AS published_on,
    r.* EXCLUDE (publication), i.item_vi, i.item_en, c.counted_vi, c.counted_en, u.unit_vi, u.unit_en,
    o.told AS old_told, n.told AS new_told
FROM shown r
JOIN publication p USING (publication)
LEFT JOIN item_name i ON i.code = r.item
LEFT JOIN counted c ON c.code = i.unit_measure
LEFT JOIN unit_name u ON u.id = r.unit
LEFT JOIN source_name o ON o.id = r.old_source
LEFT JOIN source_name n ON n.id = r.new_source
ORDER BY p.publication DESC, r.unit, r.item, r.period_start, r.period_end
"""


def revisions(
    data: Snapshot,
    units: Sequence[str] | None = None,
    year: int | None = None,
    indicator: str | None = None,
    since: int = 0,
) -> pd.DataFrame:
    """Return every change of a figure that had been reported before, newest first.

    Only of ``units``, of periods that end in ``year``, of the figures that ``indicator`` is made of, if given; and only
    what publications after ``since`` brought.
    Columns: publication, published_at (UTC), published_on (the day in Việt Nam), item, unit, period_start,
    period_end; kind: correction (same source and paragraph, not called provisional before, now read otherwise),
    revision (a source says otherwise, or one published later takes over), withdrawn (no longer said, and nothing new
    was said instead); old and new value, qualifier, printed, source, paragraph; synthetic. Units, items and sources
    may be gone from the catalogue, so their last names come with them: item_vi, item_en, counted_vi, counted_en (what
    the item counts in), unit_vi, unit_en, old_told, new_told (publisher and date). The first publication has none.
    """
    return data.query(
        _REVISIONS,
        {"units": None if units is None else list(units), "year": year, "indicator": indicator, "since": since},
    )


def additions(data: Snapshot, units: Sequence[str], since: int) -> pd.DataFrame:
    """Return the figures of ``units`` that publications after ``since`` were the first to have, newest first.

    Columns: publication, published_on (the day in Việt Nam), item, unit, period_start, period_end, value, qualifier,
    source, paragraph, synthetic. A figure that had been withdrawn and is back is one of them.
    """
    return data.query(
        """WITH spoken AS (
            SELECT o.*, coalesce(x.publication, 2147483647) AS until
            FROM observation o
            LEFT JOIN superseded x USING (observation)
            WHERE o.value IS NOT NULL AND o.unit IN (SELECT unnest($units))
        )
        SELECT p.publication, CAST(p.published_at + INTERVAL 7 HOUR AS DATE) AS published_on, s.item, s.unit,
            s.period_start, s.period_end, s.value, s.qualifier, s.source, s.paragraph,
            coalesce(h.synthetic, false) AS synthetic
        FROM spoken s
        JOIN publication p USING (publication)
        LEFT JOIN source h ON h.id = s.source
        WHERE s.publication > $since AND NOT EXISTS (
            SELECT 1 FROM spoken o
            WHERE o.item = s.item AND o.unit = s.unit AND o.period_start = s.period_start
                AND o.period_end = s.period_end AND o.publication < s.publication AND o.until >= s.publication
        )
        ORDER BY s.publication DESC, s.unit, s.item, s.period_start, s.source""",
        {"units": list(units), "since": since},
    )


def altered_reference(data: Snapshot, tables: Sequence[str], since: int) -> pd.DataFrame:
    """Return the publications after ``since`` that changed one of the reference ``tables``, newest first.

    Columns: publication, published_on (the day in Việt Nam).
    """
    return data.query(
        """SELECT DISTINCT publication, CAST(published_at + INTERVAL 7 HOUR AS DATE) AS published_on
        FROM reference_version JOIN publication USING (publication)
        WHERE publication > $since AND name IN (SELECT unnest($tables))
        ORDER BY publication DESC""",
        {"since": since, "tables": list(tables)},
    )
