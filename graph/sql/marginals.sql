SELECT o.r, o.e, count(*) AS n FROM occurrences o GROUP BY o.r, o.e
