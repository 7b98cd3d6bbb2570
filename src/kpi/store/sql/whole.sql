-- Everything is made anew: of every indicator, for every unit and year, from all observations.
CREATE OR REPLACE TEMP TABLE remade_indicator AS SELECT code AS indicator FROM indicator;
CREATE OR REPLACE TEMP TABLE remade_unit AS SELECT id AS unit FROM unit;
CREATE OR REPLACE TEMP TABLE remade_ground AS SELECT DISTINCT target AS unit FROM unit_part;
CREATE OR REPLACE TEMP TABLE remade_year AS SELECT unnest(range(0, 10000)) AS year;
CREATE OR REPLACE TEMP TABLE remade_period AS
SELECT 'A' AS freq, make_date(year, 1, 1) AS period_start, make_date(year, 12, 31) AS period_end FROM remade_year WHERE year > 0
UNION
SELECT freq, period_start, period_end FROM observation;
CREATE OR REPLACE TEMP VIEW observed AS FROM observation;
CREATE OR REPLACE TEMP VIEW observed_over_time AS FROM observation;
CREATE OR REPLACE TEMP VIEW respoken AS FROM observation;
CREATE OR REPLACE TEMP VIEW neighbour AS FROM indicator_value LIMIT 0;
CREATE OR REPLACE TEMP VIEW standing_value AS FROM indicator_value LIMIT 0;
CREATE OR REPLACE TEMP VIEW standing_ground AS FROM territory_value LIMIT 0;
CREATE OR REPLACE TEMP VIEW examined AS FROM indicator_value;
