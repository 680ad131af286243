-- for an entity outside the backbone, the entity inside with which it is bound most strongly
SELECT g.e, g.anchor FROM (
    SELECT c.e, c.anchor, row_number() OVER (PARTITION BY c.e ORDER BY c.g2 DESC, c.n DESC, c.anchor) AS place FROM (
        SELECT s.a AS e, s.b AS anchor, s.g2, s.n FROM scored s WHERE s.r = 0
        UNION ALL SELECT s.b AS e, s.a AS anchor, s.g2, s.n FROM scored s WHERE s.r = 0
    ) c JOIN inside i ON i.e = c.anchor LEFT JOIN inside o ON o.e = c.e WHERE o.e IS NULL
) g WHERE g.place = 1 ORDER BY g.e
