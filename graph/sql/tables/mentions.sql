SELECT t.doc, m.start, m.end AS end, m.surface, m.form, m.type, n.iri AS entity, m.rule, m.sentence, m.order AS order,
       m.in_heading, m.head, m.tail, m.stance
FROM part_mentions m
JOIN texts t ON t.text = m.text
JOIN named n ON n.key = m.key AND n.owner = CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END
ORDER BY t.d, m.start, m.end, n.e, m.order, m.rule
