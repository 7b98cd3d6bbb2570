CREATE OR REPLACE TEMP TABLE derived AS
SELECT * EXCLUDE (previous, change, no_change, decimals, target, legal_basis, boundary, touched) FROM indicator_value LIMIT 0;
