-- pairs from which the backbone is taken, strongest first: in enough texts, and together more often than by chance
-- (G2 above 3.84: one pair in twenty of independent ones)
SELECT s.a, s.b, s.n FROM scored s JOIN bounds l ON s.documents >= l.documents
WHERE s.r = 0 AND s.g2 > 3.84 ORDER BY s.g2 DESC, s.n DESC, s.a, s.b
