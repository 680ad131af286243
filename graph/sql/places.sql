SELECT t.d, s.sentence, s.paragraph, s.section
FROM part_sentences s JOIN texts t ON t.text = s.text
