-- What a publication touches is made anew, and no more. Over time nothing is left out: of an indicator and a unit all
-- periods are made together. Read by the other scripts (whole.sql has the same names for everything):
--   remade_indicator, remade_unit, remade_ground   of which indicators, for which units, on which ground
--   observed, respoken                             the observations from which values and revisions are made
--   neighbour, neighbour_ground                    values that stand as they are and count in what is made
--   examined                                       the values that checks look at
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

-- A part that no indicator shows is held against its whole, which one does.
CREATE OR REPLACE TEMP TABLE reexamined_indicator AS
FROM remade_indicator
UNION
SELECT s.indicator FROM shown_at s JOIN measure m ON m.within = s.item WHERE m.code IN (SELECT item FROM touched_figure);

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
SELECT code FROM measure WHERE within IN (FROM direct);

-- The units below those: what they are due to report, and who fell silent, is seen among siblings.
CREATE OR REPLACE TEMP TABLE observed_unit AS
SELECT unit FROM remade_unit
UNION
SELECT id FROM unit WHERE parent IN (FROM remade_unit);

CREATE OR REPLACE TEMP VIEW observed AS
FROM observation SEMI JOIN observed_item USING (item) SEMI JOIN observed_unit USING (unit);
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
UNION ALL
FROM indicator_value SEMI JOIN preceding USING (indicator) SEMI JOIN remade_unit USING (unit);
CREATE OR REPLACE TEMP VIEW neighbour_ground AS
FROM territory_value SEMI JOIN preceding USING (indicator) SEMI JOIN remade_ground USING (unit);

CREATE OR REPLACE TEMP TABLE neighbourhood AS FROM indicator_value LIMIT 0;
CREATE OR REPLACE TEMP VIEW examined AS FROM neighbourhood;
