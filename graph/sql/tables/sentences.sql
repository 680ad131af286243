SELECT t.doc, s.sentence, s.start, s.end AS end, s.paragraph, s.section, s.locator, s.heading
FROM part_sentences s JOIN texts t ON t.text = s.text
ORDER BY t.d, s.sentence
