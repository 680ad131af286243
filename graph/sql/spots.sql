-- mentions as numbers: text, entity, sentence
SELECT t.d, n.e, m.sentence, m.form
FROM part_mentions m
JOIN texts t ON t.text = m.text
JOIN named n ON n.key = m.key AND n.owner = CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END
