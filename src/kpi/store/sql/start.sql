-- Begins with the values that stand and count in those to be made: of units below and on the same ground.
CREATE OR REPLACE TEMP TABLE derived AS
SELECT * EXCLUDE (previous, change, no_change, decimals, target, legal_basis, boundary, touched, since) FROM neighbour;
