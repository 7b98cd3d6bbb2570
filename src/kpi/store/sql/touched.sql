-- What a publication touches is made anew, and no more. Read by the other scripts (whole.sql has the same names for
-- everything):
--   remade_indicator, remade_unit, remade_ground   of which indicators, for which units, on which ground
--   remade_year, remade_period      of which years; these years, and of finer periods those of touched figures
--   observed, respoken              the observations from which values and revisions are made
--   observed_over_time              those among which a unit that fell silent is seen
--   neighbour                       values that stand as they are and count in what is made
--   standing_value, standing_ground values that stand as they are and with which what is made is compared
--   to_examine                      the values that checks look at
-- Before it run part.sql and figures.sql: touched_figure, touched_target.

-- An indicator is compared with the one that it succeeds.
CREATE OR REPLACE TEMP TABLE remade_indicator AS
WITH hit AS (
    SELECT indicator FROM part SEMI JOIN touched_figure USING (item)
    UNION
    SELECT indicator FROM touched_target
)
SELECT indicator FROM hit
UNION
SELECT code FROM indicator WHERE succeeds IN (FROM hit);

-- The years concerned and the next, which is compared with them.
CREATE OR REPLACE TEMP TABLE remade_year AS
WITH hit AS (
    SELECT unnest(range(year(period_start), year(period_end) + 1)) AS year FROM touched_figure
    UNION
    SELECT year FROM touched_target
)
SELECT year FROM hit UNION SELECT year + 1 FROM hit;

CREATE OR REPLACE TEMP TABLE remade_period AS
SELECT 'A' AS freq, make_date(year, 1, 1) AS period_start, make_date(year, 12, 31) AS period_end FROM remade_year
UNION
SELECT period_freq(period_start, period_end), period_start, period_end FROM touched_figure;

-- The units that reported and those above them.
CREATE OR REPLACE TEMP TABLE remade_unit AS
WITH RECURSIVE up AS (
    SELECT id AS unit, parent FROM unit WHERE id IN (SELECT unit FROM touched_figure UNION SELECT unit FROM touched_target)
    UNION
    SELECT u.id, u.parent FROM up JOIN unit u ON u.id = up.parent
)
SELECT DISTINCT unit FROM up;

CREATE OR REPLACE TEMP TABLE remade_ground AS
SELECT DISTINCT target AS unit FROM unit_part SEMI JOIN remade_unit USING (unit);

-- What the catalogue holds against each other: parts within a whole, and sums that a measure must be equal to.
CREATE OR REPLACE TEMP VIEW whole_and_part AS
SELECT within AS whole, code AS part FROM measure WHERE within IS NOT NULL
UNION
SELECT code, trim(unnest(flatten(list_transform(sums, lambda terms: string_split(terms, '+'))))) FROM measure;

-- A part that no indicator shows is held against its whole, which one does.
CREATE OR REPLACE TEMP TABLE reexamined_indicator AS
FROM remade_indicator
UNION
SELECT s.indicator FROM shown_at s JOIN whole_and_part w ON w.whole = s.item
WHERE w.part IN (SELECT item FROM touched_figure);

CREATE OR REPLACE TEMP TABLE observed_item AS
WITH direct AS (
    SELECT item FROM part SEMI JOIN reexamined_indicator USING (indicator)
    UNION
    SELECT indicator FROM reexamined_indicator
    UNION
    SELECT item FROM touched_figure
)
SELECT item FROM direct
UNION
SELECT part FROM whole_and_part WHERE whole IN (FROM direct);

-- The units below those: what they are due to report, and who fell silent, is seen among siblings.
CREATE OR REPLACE TEMP TABLE observed_unit AS
SELECT unit FROM remade_unit
UNION
SELECT id FROM unit WHERE parent IN (FROM remade_unit);

CREATE OR REPLACE TEMP VIEW observed_over_time AS
FROM observation SEMI JOIN observed_item USING (item) SEMI JOIN observed_unit USING (unit);
CREATE OR REPLACE TEMP VIEW observed AS
FROM observed_over_time
WHERE unit IN (FROM remade_unit)
    OR year(period_start) IN (FROM remade_year) OR year(period_end) IN (FROM remade_year);
CREATE OR REPLACE TEMP VIEW respoken AS
FROM observation SEMI JOIN touched_figure USING (item, unit, period_start, period_end);

CREATE OR REPLACE TEMP TABLE neighbour_unit AS
(SELECT unit FROM observed_unit UNION SELECT p.unit FROM unit_part p JOIN remade_ground g ON g.unit = p.target)
EXCEPT
FROM remade_unit;
CREATE OR REPLACE TEMP TABLE preceding AS
SELECT succeeds AS indicator FROM indicator WHERE code IN (FROM remade_indicator) AND succeeds IS NOT NULL
EXCEPT
FROM remade_indicator;
CREATE OR REPLACE TEMP VIEW neighbour AS
FROM indicator_value SEMI JOIN remade_indicator USING (indicator) SEMI JOIN neighbour_unit USING (unit)
SEMI JOIN remade_period USING (freq, period_start, period_end);

-- What the years are compared with: the years before them, and those of indicators that are succeeded.
CREATE OR REPLACE TEMP TABLE standing AS
SELECT indicator, year
FROM (FROM remade_indicator UNION FROM preceding), (FROM remade_year UNION SELECT year - 1 FROM remade_year)
EXCEPT
SELECT indicator, year FROM remade_indicator, remade_year;
CREATE OR REPLACE TEMP VIEW standing_value AS
FROM indicator_value v SEMI JOIN remade_unit USING (unit)
SEMI JOIN standing s ON s.indicator = v.indicator AND s.year = year(v.period_start)
WHERE freq = 'A';
CREATE OR REPLACE TEMP VIEW standing_ground AS
FROM territory_value v SEMI JOIN remade_ground USING (unit)
SEMI JOIN standing s ON s.indicator = v.indicator AND s.year = year(v.period_start)
WHERE freq = 'A';

-- Once the values are made.
CREATE OR REPLACE TEMP VIEW to_examine AS
SELECT indicator, unit, freq, period_start, period_end, numerator, denominator, computed, stated, printed,
    stated_qualifier, children_value, units_reported, units_expected, value, origin, qualifier, first_day, last_day,
    pieces, piece_freq, partial, complete, decimals
FROM indicator_value SEMI JOIN reexamined_indicator USING (indicator) SEMI JOIN observed_unit USING (unit)
WHERE freq = 'A' OR unit IN (FROM remade_unit);
