-- each sentence's unit in each window r: itself, its paragraph, its section
SELECT w.r, p.d, p.sentence,
       CAST(p.d AS BIGINT) * 4294967296
       + CASE w.relation WHEN 'sentence' THEN p.sentence WHEN 'paragraph' THEN p.paragraph ELSE p.section + 1 END AS unit
FROM places p CROSS JOIN windows w
