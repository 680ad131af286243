WITH written AS (
  SELECT n.iri AS entity, t.d, s.start, s.position, s.label,
         dense_rank() OVER (PARTITION BY n.iri ORDER BY t.d, s.start) AS place
  FROM part_spellings s
  JOIN texts t ON t.text = s.text
  JOIN called c ON c.key = s.key AND c.owner = CASE WHEN s.key LIKE '~%' THEN t.d ELSE -1 END
  JOIN named n ON n.e = c.e
)
SELECT m.entity, m.since, m.until, m.position, m.label, m.member
FROM members m
UNION ALL
SELECT w.entity, '' AS since, '' AS until, CAST(w.position + 1 AS INTEGER) AS position, w.label, '' AS member
FROM written w
WHERE w.place = 1 AND NOT EXISTS (SELECT 1 FROM members k WHERE k.entity = w.entity)
ORDER BY entity, since, until, position, label
