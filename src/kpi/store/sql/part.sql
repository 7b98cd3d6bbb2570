-- Which item plays which part in which indicator.
CREATE OR REPLACE TEMP TABLE part AS
SELECT code AS indicator, unnest(numerator) AS item, 'numerator' AS role FROM indicator
UNION ALL
SELECT code, unnest(denominator), 'denominator' FROM indicator
UNION ALL
SELECT code, code, 'stated' FROM indicator WHERE code NOT IN (SELECT code FROM measure);

-- The one indicator at which something about an item is told: that of its own code, else the first that it is part of.
CREATE OR REPLACE TEMP TABLE shown_at AS
SELECT item, coalesce(any_value(indicator) FILTER (indicator = item), min(indicator)) AS indicator
FROM part
GROUP BY item;
