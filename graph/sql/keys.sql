-- every key spoken of, with the number of its text where it belongs to one (else -1)
SELECT DISTINCT k.key, CASE WHEN k.key LIKE '~%' THEN t.d ELSE -1 END AS owner
FROM (
    SELECT m.text, m.key FROM part_mentions m
    UNION ALL SELECT c.text, c.actor AS key FROM part_citations c WHERE c.actor IS NOT NULL
    UNION ALL SELECT c.text, c.target AS key FROM part_citations c WHERE c.target IS NOT NULL
    UNION ALL SELECT f.text, f.document AS key FROM part_effects f WHERE f.document IS NOT NULL
) k JOIN texts t ON t.text = k.text
ORDER BY 1, 2
