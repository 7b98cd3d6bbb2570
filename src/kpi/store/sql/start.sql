-- Begins with the values that stand and count in those to be made: of units below, on the same ground, of years before.
CREATE OR REPLACE TEMP TABLE derived AS
SELECT * EXCLUDE (previous, change, no_change, decimals, target, legal_basis, boundary, touched) FROM neighbour;
