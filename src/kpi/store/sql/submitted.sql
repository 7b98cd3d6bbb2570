-- What submissions say now: of each item, unit and period the figure of the one that was published last. One that took
-- the place of another silences it, and whatever that one had replaced, for as long as it is not withdrawn itself.
CREATE OR REPLACE TEMP TABLE submitted AS
WITH RECURSIVE live AS (
    SELECT submission, replaces FROM submission_state WHERE turn IS NOT NULL AND status <> 'withdrawn'
), silent AS (
    SELECT replaces AS submission FROM live WHERE replaces IS NOT NULL
    UNION
    SELECT s.replaces FROM silent JOIN submission_state s USING (submission) WHERE s.replaces IS NOT NULL
), period AS MATERIALIZED (
    SELECT period, period_start(period) AS first, period_end(period) AS last
    FROM (SELECT DISTINCT period FROM submission_value)
)
SELECT f.*
FROM submission_figure f
JOIN period p USING (period)
SEMI JOIN live USING (submission)
ANTI JOIN silent USING (submission)
QUALIFY row_number() OVER (
    PARTITION BY f.item, f.unit, p.first, p.last ORDER BY f.turn DESC
) = 1;
