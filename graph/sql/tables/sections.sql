SELECT t.doc, s.section, s.level, s.locator, s.title, s.start, s.end AS end
FROM part_sections s JOIN texts t ON t.text = s.text
ORDER BY t.d, s.section
