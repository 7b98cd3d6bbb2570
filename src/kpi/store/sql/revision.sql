-- Every time that a reported figure changed: for an item, unit and period, the observation that stood until a
-- publication and the one that stands since. Of several sources the one published last stands, as it was dated then.
--   withdrawn   its source no longer says it, and nothing new was said instead (an older source may stand in)
--   correction  the same source and paragraph, which had not called the figure provisional, is now read otherwise
--   revision    a source says otherwise now, or one published later takes over
-- A figure reported for the first time is no change, nor are other words for the same value.

-- The dates of sources, by the publications at which the table of sources changed.
CREATE OR REPLACE TEMP TABLE dated AS
SELECT v.publication, coalesce(lead(v.publication) OVER (ORDER BY v.publication), 2147483647) AS until
FROM reference_version v
WHERE v.name = 'source';

-- Figures that may have changed: all others are left out before anything is sorted.
CREATE OR REPLACE TEMP TABLE spoken AS
WITH redated AS (
    SELECT id AS source FROM source_history GROUP BY id HAVING count(DISTINCT published) > 1
), touched AS (
    SELECT item, unit, period_start, period_end FROM respoken SEMI JOIN superseded USING (observation)
    UNION
    SELECT item, unit, period_start, period_end FROM respoken
    WHERE publication > (SELECT min(publication) FROM observation)
    UNION
    SELECT item, unit, period_start, period_end FROM respoken SEMI JOIN redated USING (source)
)
SELECT o.*, coalesce(x.publication, 2147483647) AS until
FROM respoken o
SEMI JOIN touched USING (item, unit, period_start, period_end)
LEFT JOIN superseded x USING (observation)
WHERE o.value IS NOT NULL
QUALIFY count(*) OVER (PARTITION BY o.item, o.unit, o.period_start, o.period_end) > 1 OR x.publication IS NOT NULL;

INSERT INTO revision BY NAME
WITH moment AS (
    SELECT item, unit, period_start, period_end, publication AS changed_at FROM spoken
    UNION
    SELECT item, unit, period_start, period_end, until FROM spoken WHERE until <= getvariable('publication')
    UNION
    SELECT s.item, s.unit, s.period_start, s.period_end, d.publication
    FROM spoken s
    JOIN dated d ON d.publication > s.publication AND d.publication < s.until
), standing AS (
    SELECT m.item, m.unit, m.period_start, m.period_end, m.changed_at, s, h.synthetic
    FROM moment m
    JOIN spoken s ON s.item = m.item AND s.unit = m.unit AND s.period_start = m.period_start
        AND s.period_end = m.period_end AND s.publication <= m.changed_at AND s.until > m.changed_at
    JOIN dated d ON d.publication <= m.changed_at AND d.until > m.changed_at
    JOIN source_history h ON h.publication = d.publication AND h.id = s.source
    QUALIFY row_number() OVER (
        PARTITION BY m.item, m.unit, m.period_start, m.period_end, m.changed_at ORDER BY h.published DESC, h.id
    ) = 1
), paired AS (
    SELECT m.*, n.s AS new, lag(n.s) OVER figure AS old,
        coalesce(n.synthetic, false) OR coalesce(lag(n.synthetic) OVER figure, false) AS synthetic
    FROM moment m
    LEFT JOIN standing n USING (item, unit, period_start, period_end, changed_at)
    WINDOW figure AS (PARTITION BY m.item, m.unit, m.period_start, m.period_end ORDER BY m.changed_at)
)
SELECT changed_at AS publication, item, unit, period_start, period_end,
    CASE WHEN new IS NULL OR (old.until = changed_at AND new.publication < changed_at) THEN 'withdrawn'
         WHEN old.source = new.source AND old.paragraph = new.paragraph AND old.status <> 'P' THEN 'correction'
         ELSE 'revision' END AS kind,
    old.value AS old_value, old.qualifier AS old_qualifier, old.printed AS old_printed,
    old.source AS old_source, old.paragraph AS old_paragraph,
    new.value AS new_value, new.qualifier AS new_qualifier, new.printed AS new_printed,
    new.source AS new_source, new.paragraph AS new_paragraph,
    synthetic, getvariable('publication') AS since
FROM paired
WHERE old IS NOT NULL
  AND (new IS NULL OR new.value <> old.value OR new.qualifier <> old.qualifier)
ORDER BY publication DESC, unit, item, period_start, period_end;
