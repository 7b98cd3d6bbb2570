-- What is known at the publication asked for: one row per item, unit and period.
-- Where several sources report the same, the one published last stands; the others are kept, and a check compares them.
CREATE OR REPLACE TEMP TABLE known AS
SELECT o.*, s.synthetic
FROM observed o
JOIN source s ON s.id = o.source
WHERE o.publication <= getvariable('publication')
  AND o.value IS NOT NULL
  AND NOT EXISTS (
      FROM superseded x WHERE x.observation = o.observation AND x.publication <= getvariable('publication')
  )
QUALIFY row_number() OVER (
    PARTITION BY o.item, o.unit, o.period_start, o.period_end ORDER BY s.published DESC, s.id
) = 1;
