-- a mention is of its entity's type; a term, frame or number names an entity of another type and keeps its own
SELECT t.doc, m.start, m.end AS end, m.surface, m.form,
       CASE WHEN m.key LIKE m.type || '/%' OR m.key LIKE '_' || m.type || '/%' THEN n.type ELSE m.type END AS type,
       n.iri AS entity, m.rule, m.sentence, m.order AS order, m.in_heading, m.head, m.tail, m.stance
FROM part_mentions m
JOIN texts t ON t.text = m.text
LEFT JOIN splits x ON x.key = m.key AND x.form = m.form AND x.owner = CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END
JOIN called c ON c.key = coalesce(x.other, m.key) AND c.owner = CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END
JOIN named n ON n.e = c.e
ORDER BY t.d, m.start, m.end, n.e, m.order, m.rule
