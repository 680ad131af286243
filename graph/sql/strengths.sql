-- degree and strength of each entity among all pairs of the first window
SELECT g.e, count(*) AS degree, CAST(sum(g.n) AS BIGINT) AS strength
FROM (
    SELECT s.a AS e, s.n FROM scored s WHERE s.r = 0 UNION ALL SELECT s.b AS e, s.n FROM scored s WHERE s.r = 0
) g GROUP BY g.e ORDER BY g.e
