SELECT s.r, s.a, s.b, CAST(sum(s.n) AS INT) AS n, CAST(count(*) AS INT) AS documents,
       min(t.earliest) AS earliest, max(t.latest) AS latest
FROM shared s JOIN texts t ON t.d = s.d
GROUP BY s.r, s.a, s.b
