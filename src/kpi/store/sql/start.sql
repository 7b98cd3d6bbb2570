CREATE OR REPLACE TEMP TABLE derived AS SELECT * EXCLUDE (previous, change, no_change) FROM indicator_value LIMIT 0;
