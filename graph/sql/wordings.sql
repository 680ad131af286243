-- every wording of a key with its count, for those who decide about them
SELECT m.key, CASE WHEN m.key LIKE '~%' THEN t.d ELSE -1 END AS owner, m.form, count(*) AS n
FROM part_mentions m JOIN texts t ON t.text = m.text
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
