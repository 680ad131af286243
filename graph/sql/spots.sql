-- mentions as numbers: text, entity, sentence
SELECT t.d, c.e, m.sentence, m.form
FROM part_mentions m
JOIN texts t ON t.text = m.text
LEFT JOIN splits x ON x.key = m.key AND x.form = m.form AND x.owner = CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END
JOIN called c ON c.key = coalesce(x.other, m.key) AND c.owner = CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END
