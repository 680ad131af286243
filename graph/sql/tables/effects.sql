SELECT t.doc, f.start, f.end AS end, f.sentence, coalesce(n.iri, '') AS document, f.effect, f.date, f.period, f.rule
FROM part_effects f
JOIN texts t ON t.text = f.text
LEFT JOIN called c ON c.key = f.document AND c.owner = CASE WHEN f.document LIKE '~%' THEN t.d ELSE -1 END
LEFT JOIN named n ON n.e = c.e
ORDER BY t.d, f.start, f.end, f.effect, document, f.date, f.period, f.rule
