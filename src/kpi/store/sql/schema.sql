-- The tables of a warehouse. No indexes and no key constraints: they slow bulk loads and do not exist in a
-- lakehouse catalogue. Uniqueness and references are checked when files are read.

CREATE TABLE publication (
    publication INTEGER,          -- 1, 2, 3 ...; "as known at publication 17" can always be shown again
    published_at TIMESTAMP,       -- UTC
    fingerprint VARCHAR,          -- of catalogue, units, sources and of the rules of derivation
    added BIGINT,                 -- observations that are new in this publication
    superseded BIGINT             -- observations that this publication replaced or withdrew
);

CREATE TABLE area (code VARCHAR, name_vi VARCHAR, name_en VARCHAR);

CREATE TABLE unit_measure (code VARCHAR, name_vi VARCHAR, name_en VARCHAR, symbol VARCHAR);

CREATE TABLE measure (
    code VARCHAR, name_vi VARCHAR, name_en VARCHAR, definition_vi VARCHAR, definition_en VARCHAR,
    unit_measure VARCHAR, nature VARCHAR, additive BOOLEAN
);

CREATE TABLE indicator (
    code VARCHAR, name_vi VARCHAR, name_en VARCHAR, area VARCHAR, definition_vi VARCHAR, definition_en VARCHAR,
    formula VARCHAR, numerator VARCHAR[], denominator VARCHAR[], unit_measure VARCHAR, direction VARCHAR,
    decimals INTEGER, valid_from DATE, valid_to DATE, succeeds VARCHAR, legal_basis VARCHAR
);

CREATE TABLE target (unit_code VARCHAR, indicator VARCHAR, year INTEGER, value DOUBLE, legal_basis VARCHAR);

CREATE TABLE unit (
    id VARCHAR, code VARCHAR, valid_from DATE, valid_to DATE, kind VARCHAR, parent VARCHAR,
    name_vi VARCHAR, name_en VARCHAR, latitude DOUBLE, longitude DOUBLE, children_expected INTEGER,
    note_vi VARCHAR, note_en VARCHAR, depth INTEGER
);

CREATE TABLE source (
    id VARCHAR, kind VARCHAR, title VARCHAR, publisher VARCHAR, author VARCHAR, published VARCHAR, url VARCHAR,
    covers VARCHAR, synthetic BOOLEAN
);

-- Append-only. `item` is a measure or, for a figure stated as printed, an indicator. Append-only tables are carried
-- over, column by column name, when the tables change: a new column needs the default that stands for "not said".
CREATE TABLE observation (
    observation BIGINT, publication INTEGER, source VARCHAR, paragraph VARCHAR DEFAULT '', item VARCHAR, unit VARCHAR,
    period_start DATE, period_end DATE, freq VARCHAR, value DOUBLE, status VARCHAR DEFAULT 'A',
    qualifier VARCHAR DEFAULT '', printed VARCHAR DEFAULT '', remark_vi VARCHAR DEFAULT '', remark_en VARCHAR DEFAULT ''
);

-- Append-only: from `publication` on, `observation` no longer stands.
CREATE TABLE superseded (observation BIGINT, publication INTEGER);

-- From `publication` on, the reference table `name` (catalogue, units, sources) stood as `<name>_history` has it.
CREATE TABLE reference_version (publication INTEGER, name VARCHAR, fingerprint VARCHAR);

-- Derived: what changed, between one publication and the next, in a figure that had been reported before.
CREATE TABLE revision (
    publication INTEGER, item VARCHAR, unit VARCHAR, period_start DATE, period_end DATE,
    kind VARCHAR,                 -- revision | correction | withdrawn
    old_value DOUBLE, old_qualifier VARCHAR, old_printed VARCHAR, old_source VARCHAR, old_paragraph VARCHAR,
    new_value DOUBLE, new_qualifier VARCHAR, new_printed VARCHAR, new_source VARCHAR, new_paragraph VARCHAR,
    synthetic BOOLEAN
);

CREATE TABLE finding (
    code VARCHAR, severity VARCHAR, indicator VARCHAR, unit VARCHAR, period_start DATE, period_end DATE,
    source VARCHAR, paragraph VARCHAR, params VARCHAR,
    synthetic BOOLEAN             -- about made-up figures
);

-- Periods as people write them: 2020, 2020-S1, 2020-Q1, 2020-03, 2019-01-01/2019-11-14, 2025-08-11.
CREATE MACRO period_start(p) AS CASE
    WHEN regexp_full_match(p, '\d{4}') THEN try_cast(p || '-01-01' AS DATE)
    WHEN regexp_full_match(p, '\d{4}-S[12]') THEN try_cast(p[:4] || (CASE p[7:7] WHEN '1' THEN '-01-01' ELSE '-07-01' END) AS DATE)
    WHEN regexp_full_match(p, '\d{4}-Q[1-4]') THEN try_cast(p[:4] || '-' || lpad(CAST(p[7:7]::INT * 3 - 2 AS VARCHAR), 2, '0') || '-01' AS DATE)
    WHEN regexp_full_match(p, '\d{4}-\d{2}') THEN try_cast(p || '-01' AS DATE)
    WHEN regexp_full_match(p, '\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?') THEN try_cast(p[:10] AS DATE)
END;

CREATE MACRO period_end(p) AS CASE
    WHEN regexp_full_match(p, '\d{4}') THEN try_cast(p || '-12-31' AS DATE)
    WHEN regexp_full_match(p, '\d{4}-S[12]') THEN try_cast(p[:4] || (CASE p[7:7] WHEN '1' THEN '-06-30' ELSE '-12-31' END) AS DATE)
    WHEN regexp_full_match(p, '\d{4}-Q[1-4]') THEN last_day(try_cast(p[:4] || '-' || lpad(CAST(p[7:7]::INT * 3 AS VARCHAR), 2, '0') || '-01' AS DATE))
    WHEN regexp_full_match(p, '\d{4}-\d{2}') THEN last_day(try_cast(p || '-01' AS DATE))
    WHEN regexp_full_match(p, '\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?') THEN try_cast(p[-10:] AS DATE)
END;

-- A year, S half, Q quarter, M month, P any other range of days.
CREATE MACRO period_freq(first, last) AS CASE
    WHEN day(first) <> 1 OR last <> last_day(last) OR year(first) <> year(last) THEN 'P'
    WHEN month(last) - month(first) = 11 THEN 'A'
    WHEN month(last) - month(first) = 5 AND month(first) IN (1, 7) THEN 'S'
    WHEN month(last) - month(first) = 2 AND month(first) IN (1, 4, 7, 10) THEN 'Q'
    WHEN month(last) = month(first) THEN 'M'
    ELSE 'P'
END;

-- How many decimals a stated share, score or rank was printed with.
CREATE MACRO printed_decimals(printed) AS
    CAST(len(regexp_extract(replace(printed, '.', ','), ',(\d+)', 1)) AS INTEGER);

-- The table that answers come from: an indicator's value by unit and period. Rows of freq 'A' are years, made from
-- whatever was reported within the year; the others are the finer periods as reported.
CREATE TABLE indicator_value (
    indicator VARCHAR, unit VARCHAR, freq VARCHAR, period_start DATE, period_end DATE,
    numerator DOUBLE, denominator DOUBLE,   -- the parts as the unit itself reported them
    computed DOUBLE,                        -- from those parts
    stated DOUBLE, printed VARCHAR, stated_qualifier VARCHAR, -- as the report prints it
    children_numerator DOUBLE, children_denominator DOUBLE, children_value DOUBLE, -- sums over the units below
    units_reported INTEGER, units_expected INTEGER,
    covered BOOLEAN,                        -- of the sum: every unit below reported, all the way down
    value DOUBLE,                           -- own computed, else own stated, else from the units below
    origin VARCHAR,                         -- computed | stated | children
    qualifier VARCHAR,                      -- of the value: '' exact, above, below, about
    first_day DATE, last_day DATE,          -- what the value covers
    pieces INTEGER, piece_freq VARCHAR,     -- from how many reported periods of which kind a year was made
    partial BOOLEAN,                        -- covers less than the period
    complete BOOLEAN,                       -- covers all days on which unit and indicator existed
    status VARCHAR, synthetic BOOLEAN, sources VARCHAR[],
    previous DOUBLE,                        -- of years: the value of the year before
    change DOUBLE,                          -- value less previous, where the two may be compared
    no_change VARCHAR,                      -- else why not: no_value, first, definition, partial, previous_partial,
                                            -- bound, origin, coverage
    decimals INTEGER,                       -- with how many the value is printed
    target DOUBLE, legal_basis VARCHAR      -- of years: where one is set for unit and year
);
