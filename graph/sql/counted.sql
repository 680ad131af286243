-- mentions, sentences and texts of each entity
SELECT g.e, CAST(sum(g.mentions) AS INT) AS mentions, CAST(sum(g.sentences) AS INT) AS sentences,
       CAST(count(*) AS INT) AS documents, min(t.earliest) AS earliest, max(t.latest) AS latest
FROM (
    SELECT h.e, h.d, sum(h.mentions) AS mentions, count(*) AS sentences
    FROM (SELECT s.e, s.d, s.sentence, count(*) AS mentions FROM spots s GROUP BY s.e, s.d, s.sentence) h
    GROUP BY h.e, h.d
) g JOIN texts t ON t.d = g.d GROUP BY g.e
