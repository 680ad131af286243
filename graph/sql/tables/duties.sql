SELECT t.doc, u.start, u.end AS end, u.sentence, u.role, u.responsibility, u.matter, u.rule
FROM part_duties u JOIN texts t ON t.text = u.text
ORDER BY t.d, u.start, u.end, u.role, u.responsibility, u.matter, u.rule
