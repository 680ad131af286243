-- NPMI (Bouma 2009) and signed G2 (Dunning 1993), as in association.py; o: observed cells, e: expected cells
SELECT t.r, t.a, t.b, t.n, t.documents, t.of_source, t.of_target, t.units, t.earliest, t.latest,
       CASE WHEN t.o11 = t.total THEN CAST(1 AS DOUBLE)
            ELSE round(greatest(CAST(-1 AS DOUBLE), least(CAST(1 AS DOUBLE),
                 ln(t.o11 * t.total / (t.row1 * t.col1)) / -ln(t.o11 / t.total))), 6) + CAST(0 AS DOUBLE) END AS npmi,
       CASE WHEN t.o11 * t.total < t.row1 * t.col1 THEN CAST(-1 AS DOUBLE) ELSE CAST(1 AS DOUBLE) END
       * greatest(CAST(0 AS DOUBLE), round(CAST(2 AS DOUBLE) * (
             t.o11 * ln(t.o11 * t.total / (t.row1 * t.col1))
             + CASE WHEN t.o12 > 0 THEN t.o12 * ln(t.o12 * t.total / (t.row1 * t.col2)) ELSE CAST(0 AS DOUBLE) END
             + CASE WHEN t.o21 > 0 THEN t.o21 * ln(t.o21 * t.total / (t.row2 * t.col1)) ELSE CAST(0 AS DOUBLE) END
             + CASE WHEN t.o22 > 0 THEN t.o22 * ln(t.o22 * t.total / (t.row2 * t.col2)) ELSE CAST(0 AS DOUBLE) END
         ), 6)) + CAST(0 AS DOUBLE) AS g2
FROM (
    SELECT p.r, p.a, p.b, p.n, p.documents, p.earliest, p.latest,
           CAST(x.n AS INT) AS of_source, CAST(y.n AS INT) AS of_target, z.units,
           CAST(p.n AS DOUBLE) AS o11, CAST(x.n - p.n AS DOUBLE) AS o12, CAST(y.n - p.n AS DOUBLE) AS o21,
           CAST(z.units - x.n - y.n + p.n AS DOUBLE) AS o22,
           CAST(x.n AS DOUBLE) AS row1, CAST(z.units - x.n AS DOUBLE) AS row2,
           CAST(y.n AS DOUBLE) AS col1, CAST(z.units - y.n AS DOUBLE) AS col2, CAST(z.units AS DOUBLE) AS total
    FROM pairs p
    JOIN marginals x ON x.r = p.r AND x.e = p.a
    JOIN marginals y ON y.r = p.r AND y.e = p.b
    JOIN sizes z ON z.r = p.r
    JOIN bounds l ON p.n >= l.least
) t
