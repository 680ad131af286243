SELECT t.doc, s.start, s.end AS end, s.sentence, n.iri AS entity, s.position, s.label
FROM part_spellings s
JOIN texts t ON t.text = s.text
JOIN called c ON c.key = s.key AND c.owner = CASE WHEN s.key LIKE '~%' THEN t.d ELSE -1 END
JOIN named n ON n.e = c.e
ORDER BY t.d, s.start, s.end, n.iri, s.position, s.label
