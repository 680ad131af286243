SELECT g.r, CAST(count(*) AS INT) AS units FROM (SELECT u.r, u.unit FROM units u GROUP BY u.r, u.unit) g GROUP BY g.r
