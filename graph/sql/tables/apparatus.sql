SELECT t.doc, s.start, s.end AS end, s.reason
FROM part_apparatus s JOIN texts t ON t.text = s.text
ORDER BY t.d, s.start, s.end, s.reason
