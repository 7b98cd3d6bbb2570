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
    unit_measure VARCHAR, nature VARCHAR, additive BOOLEAN,
    within VARCHAR,               -- the measure of which this is one of several parts
    synonyms VARCHAR[],           -- further names, by which forms and reports call it
    sums VARCHAR[]                -- sums of other measures that it is equal to: 'a + b'
);

CREATE TABLE indicator (
    code VARCHAR, name_vi VARCHAR, name_en VARCHAR, area VARCHAR, definition_vi VARCHAR, definition_en VARCHAR,
    formula VARCHAR, numerator VARCHAR[], denominator VARCHAR[], unit_measure VARCHAR, direction VARCHAR,
    decimals INTEGER, valid_from DATE, valid_to DATE, succeeds VARCHAR, legal_basis VARCHAR, small INTEGER,
    synonyms VARCHAR[], formerly VARCHAR[],
    due_from VARCHAR              -- communes | offices | both | place: who below a place is due to report it
);

-- Whether a unit of a kind is due to report an indicator to the place above it.
CREATE MACRO is_due(due_from, kind) AS CASE coalesce(due_from, 'communes') WHEN 'both' THEN true
    WHEN 'offices' THEN kind = 'office' WHEN 'communes' THEN kind <> 'office' ELSE false END;

-- Which indicators the chart of a name shows or offers, in the order of the rows.
CREATE TABLE chart_indicator (chart VARCHAR, indicator VARCHAR);

-- From `effective` on the indicator is counted in another way; comparable: yes, partly, no.
CREATE TABLE definition (
    indicator VARCHAR, effective DATE, comparable VARCHAR, definition_vi VARCHAR, definition_en VARCHAR,
    reason_vi VARCHAR, reason_en VARCHAR, legal_basis VARCHAR
);

CREATE TABLE target (
    unit_code VARCHAR, indicator VARCHAR, year INTEGER, value DOUBLE, legal_basis VARCHAR, base_year INTEGER,
    base_value DOUBLE
);

CREATE TABLE unit (
    id VARCHAR, code VARCHAR, valid_from DATE, valid_to DATE, kind VARCHAR, parent VARCHAR,
    name_vi VARCHAR, name_en VARCHAR, latitude DOUBLE, longitude DOUBLE, children_expected INTEGER,
    note_vi VARCHAR, note_en VARCHAR, portal_code VARCHAR, synonyms VARCHAR[], depth INTEGER
);

-- On the day `effective` the unit `old`, or a share of it, became part of the unit `new` (see kpi.units.changes).
CREATE TABLE unit_change (
    effective DATE, kind VARCHAR, old VARCHAR, new VARCHAR, share DOUBLE, legal_basis VARCHAR, note_vi VARCHAR,
    note_en VARCHAR
);

-- Which units lie on the ground of `target`, at what time, and with what share of their figures (kpi.units.territory).
CREATE TABLE unit_part (target VARCHAR, unit VARCHAR, share DOUBLE, since DATE, until DATE);

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

-- Files that offices sent, and below what became of them. Append-only; `publication` is the newest one at that time.
-- The file itself lies under its hash in the folder files/ of the warehouse.
CREATE TABLE submission (
    publication INTEGER, submission INTEGER, sha256 VARCHAR, file VARCHAR, bytes BIGINT,
    place VARCHAR,                -- the unit that reports, by id
    source VARCHAR,               -- the source under which its figures are cited
    title VARCHAR, publisher_vi VARCHAR, sender VARCHAR, synthetic BOOLEAN, received_at TIMESTAMP -- UTC, as all times here
);

-- What was understood of a file. Answers to what was asked make another reading; the last one counts.
CREATE TABLE submission_reading (
    publication INTEGER, submission INTEGER, reading INTEGER, read_at TIMESTAMP, kind VARCHAR, encoding VARCHAR,
    fingerprint VARCHAR,          -- of its heads: files of one kind have the same
    answers VARCHAR,              -- that were given for this file, a JSON object
    figures INTEGER, errors INTEGER, warnings INTEGER, questions INTEGER
);

CREATE TABLE submission_value (
    publication INTEGER, submission INTEGER, reading INTEGER,
    letters VARCHAR, line INTEGER, -- of the cell: 'Sheet 1!B' and 7; 'B' in a file without sheets
    item VARCHAR, unit VARCHAR, period VARCHAR,
    value VARCHAR,                -- a plain number as in data/reported; '' where status is M or O
    printed VARCHAR,              -- '' where it is as 'value'
    qualifier VARCHAR, status VARCHAR,
    remark VARCHAR DEFAULT ''     -- what the sender says of it
);

CREATE TABLE submission_event (
    publication INTEGER,          -- of `published`, `superseded` and `withdrawn`: the one that they made
    submission INTEGER, event INTEGER, happened_at TIMESTAMP, who VARCHAR,
    what VARCHAR,                 -- received | answered | checked | scheduled | published | superseded | corrected | withdrawn
    due TIMESTAMP,                -- of `scheduled`: not to be shown before
    replaces INTEGER,             -- of `scheduled` and `published`: the submission whose place this one takes as a whole
    detail VARCHAR                -- the word given for warnings, the reason of a withdrawal
);

-- Answers that hold for all files of a kind from a place, a JSON object; the newest counts.
CREATE TABLE submission_mapping (
    publication INTEGER, fingerprint VARCHAR, place VARCHAR, kept_at TIMESTAMP, who VARCHAR, answers VARCHAR
);

-- Submissions as they stand. status: received (questions or errors are open), checked, published, superseded (none of
-- its figures speaks any more), corrected (another file took its place before it was published), withdrawn.
CREATE VIEW submission_state AS
WITH event AS (
    SELECT submission, max_by(e, event) AS newest, min_by(e, event) FILTER (e.what = 'published') AS published
    FROM submission_event e
    GROUP BY submission
)
SELECT s.* EXCLUDE (publication), r.* EXCLUDE (publication, submission, read_at),
    CASE newest.what WHEN 'answered' THEN 'received' WHEN 'scheduled' THEN 'checked' ELSE newest.what END AS status,
    newest.happened_at AS since, newest.who AS who, newest.detail AS detail,
    CASE newest.what WHEN 'scheduled' THEN newest.due END AS embargo,
    published.publication AS published_in, published.happened_at AS published_at,
    coalesce(published.replaces, newest.replaces) AS replaces, published.event AS turn
FROM submission s
JOIN event USING (submission)
JOIN (FROM submission_reading QUALIFY row_number() OVER (PARTITION BY submission ORDER BY reading DESC) = 1) r
    USING (submission);

-- The figures of submissions as staging takes them, of the last reading of each.
CREATE VIEW submission_figure AS
SELECT s.submission, s.turn, s.file, v.line, s.source,
    v.letters || v.line AS paragraph,
    split_part(v.unit, '@', 1) AS unit_code, v.unit, v.period, v.item,
    CASE v.printed WHEN '' THEN v.value ELSE v.printed END AS printed, v.value, v.status, v.qualifier, v.remark
FROM submission_state s
JOIN submission_value v USING (submission, reading);

-- Derived: what changed, between one publication and the next, in a figure that had been reported before.
CREATE TABLE revision (
    publication INTEGER, item VARCHAR, unit VARCHAR, period_start DATE, period_end DATE,
    kind VARCHAR,                 -- revision | correction | withdrawn
    old_value DOUBLE, old_qualifier VARCHAR, old_printed VARCHAR, old_source VARCHAR, old_paragraph VARCHAR,
    new_value DOUBLE, new_qualifier VARCHAR, new_printed VARCHAR, new_source VARCHAR, new_paragraph VARCHAR,
    synthetic BOOLEAN,
    since INTEGER
);

CREATE TABLE finding (
    code VARCHAR, severity VARCHAR, indicator VARCHAR, unit VARCHAR, period_start DATE, period_end DATE,
    source VARCHAR, paragraph VARCHAR, params VARCHAR,
    synthetic BOOLEAN,            -- about made-up figures
    since INTEGER
);

-- By what the derived tables were made (`values`), and what was in the data folder at the last load (`folder`): what is
-- made by the same rules from the same files is not made again.
CREATE TABLE made_from (
    what VARCHAR, fingerprint VARCHAR,
    publication INTEGER,          -- as known at which the derived tables stand
    appended BIGINT               -- rows of indicator_value behind those that are sorted
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
    units_reported INTEGER, units_derived INTEGER, -- how many of the units below reported; of how many it was derived
    units_expected INTEGER,
    offices_reported INTEGER, offices_expected INTEGER, -- how many of those are offices
    covered BOOLEAN,                        -- of the sum: every unit below has a figure in it, all the way down
    units_counted INTEGER,                  -- of the sum: the units whose own figures it adds up, all the way down,
    units_named VARCHAR[],                  -- the first four of them, by id,
    units_key UBIGINT,                      -- and what tells these units, as a set, from others
    units_missing INTEGER,                  -- how many of the lowest units did not; none where their number is not known
    value DOUBLE,                           -- own computed, else own stated, else from the units below
    origin VARCHAR,                         -- computed | stated | children
    bound_low DOUBLE, bound_high DOUBLE,    -- of coverage from below: if none or all of the missing units had it
    qualifier VARCHAR,                      -- of the value: '' exact, above, below, about
    first_day DATE, last_day DATE,          -- what the value covers
    pieces INTEGER, piece_freq VARCHAR,     -- from how many reported periods of which kind a year was made
    partial BOOLEAN,                        -- covers less than the period
    complete BOOLEAN,                       -- covers all days on which unit and indicator existed
    status VARCHAR, synthetic BOOLEAN, sources VARCHAR[],
    derived BOOLEAN,                        -- made of derived values (E) alone: nobody reported it
    previous DOUBLE,                        -- of years: the value of the year before
    change DOUBLE,                          -- value less previous, where the two may be compared
    no_change VARCHAR,                      -- else why not: no_value, first, definition, partial, previous_partial,
                                            -- bound, origin, coverage, boundary
    decimals INTEGER,                       -- with how many the value is printed
    target DOUBLE, legal_basis VARCHAR,     -- of years: where one is set for unit and year
    boundary VARCHAR,                       -- see territory_value
    touched BOOLEAN,                        -- a change touched the unit: the values of its ground are others
    since INTEGER                           -- the publication from which the row stands: see store/past.py
);

-- The same for the ground of each unit that changes touched, in every period, from whatever units lay there then.
-- `origin` is territory where figures of several were added up, territory_children where the figure of one of them is a
-- sum over units below it; `units_reported` of `units_expected` are those units. `boundary`:
-- split or merged (blank, as a share is not published), beyond (the ground reaches beyond the units on record).
CREATE TABLE territory_value AS FROM indicator_value LIMIT 0;

-- Any unit on its ground: as reported where no change touched it.
CREATE VIEW ground_value AS
FROM territory_value
UNION ALL
SELECT * FROM indicator_value WHERE NOT touched;

-- Derived: of which indicators the units below `parent` report a year themselves, so that one without is late. Where only
-- others tell of them (an article, a ranking), what is not listed is not late. Offices report for themselves.
CREATE TABLE due (indicator VARCHAR, parent VARCHAR, year INTEGER, offices BOOLEAN, since INTEGER);

-- Of which units a value is: NULL where it is of the whole, else what tells the units in the sum from others.
CREATE MACRO sum_of(origin, covered, key) AS CASE WHEN origin NOT IN ('computed', 'stated') AND NOT covered THEN key END;

-- Why no change may be told from a value to a later one; NULL where it may. Answers about any two years ask it too.
CREATE MACRO not_comparable(
    earlier_partial, earlier_qualifier, earlier_origin, earlier_covered, earlier_boundary,
    partial, qualifier, origin, covered, boundary
) AS CASE
    WHEN partial THEN 'partial'
    WHEN earlier_partial THEN 'previous_partial'
    WHEN qualifier <> '' OR earlier_qualifier <> '' THEN 'bound'
    WHEN (origin IN ('children', 'territory_children')) <> (earlier_origin IN ('children', 'territory_children'))
        THEN 'origin'
    WHEN boundary IS DISTINCT FROM earlier_boundary THEN 'boundary'
    WHEN origin NOT IN ('computed', 'stated') AND NOT covered
        OR earlier_origin NOT IN ('computed', 'stated') AND NOT earlier_covered THEN 'coverage'
END;

-- The years between which and the year before a definition changed so that they may not be compared; for answers too.
CREATE VIEW parted AS
SELECT DISTINCT f.indicator, make_date(unnest(range(year(f.effective), year(f.effective - 1) + 2)), 1, 1) AS period_start
FROM definition f
JOIN indicator i ON i.code = f.indicator AND i.valid_from IS DISTINCT FROM f.effective
WHERE f.comparable = 'no';
