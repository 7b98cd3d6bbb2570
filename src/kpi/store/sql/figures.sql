-- The figures that a publication touches: those it adds, supersedes, or whose source is now dated or called otherwise;
-- and the indicators and units whose targets it changes. What stood before is in the histories.
CREATE OR REPLACE TEMP TABLE touched_source AS
WITH before AS (
    SELECT id, kind, published, synthetic FROM source_history
    WHERE publication = (
        SELECT max(publication) FROM reference_version WHERE name = 'source' AND publication < getvariable('publication')
    )
), today AS (
    SELECT id, kind, published, synthetic FROM source
)
SELECT id AS source FROM ((FROM before EXCEPT FROM today) UNION ALL (FROM today EXCEPT FROM before));

CREATE OR REPLACE TEMP TABLE touched_figure AS
SELECT item, unit, period_start, period_end FROM observation WHERE publication = getvariable('publication')
UNION
SELECT item, unit, period_start, period_end FROM observation
SEMI JOIN (FROM superseded WHERE publication = getvariable('publication')) USING (observation)
UNION
SELECT item, unit, period_start, period_end FROM observation SEMI JOIN touched_source USING (source);

CREATE OR REPLACE TEMP TABLE touched_target AS
WITH before AS (
    SELECT * EXCLUDE (publication) FROM target_history
    WHERE publication = (
        SELECT max(publication) FROM reference_version WHERE name = 'target' AND publication < getvariable('publication')
    )
)
SELECT DISTINCT t.indicator, u.id AS unit, t.year
FROM ((FROM before EXCEPT FROM target) UNION ALL (FROM target EXCEPT FROM before)) t
JOIN unit u ON u.code = t.unit_code;
