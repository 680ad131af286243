-- citations as IRIs; unknown actor or target is the empty string
SELECT t.d, t.doc, t.iri, t.earliest, t.latest, c.start, c.end AS end, c.sentence, c.kind,
       coalesce(a.iri, '') AS actor, coalesce(b.iri, '') AS target, c.quote, c.rule, c.pinpoint
FROM part_citations c
JOIN texts t ON t.text = c.text
LEFT JOIN called f ON f.key = c.actor AND f.owner = CASE WHEN c.actor LIKE '~%' THEN t.d ELSE -1 END
LEFT JOIN called g ON g.key = c.target AND g.owner = CASE WHEN c.target LIKE '~%' THEN t.d ELSE -1 END
LEFT JOIN named a ON a.e = f.e
LEFT JOIN named b ON b.e = g.e
