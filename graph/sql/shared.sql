-- units that hold both, text by text: the stage that spares a count(DISTINCT)
SELECT x.r, x.d, x.e AS a, y.e AS b, count(*) AS n
FROM occurrences x JOIN occurrences y ON y.unit = x.unit AND y.r = x.r AND x.e < y.e
GROUP BY x.r, x.d, x.e, y.e
