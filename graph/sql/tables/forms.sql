SELECT n.iri AS entity, g.form, sum(g.n) AS count, count(*) AS documents
FROM (SELECT s.e, s.form, s.d, count(*) AS n FROM spots s GROUP BY s.e, s.form, s.d) g JOIN named n ON n.e = g.e
GROUP BY n.e, n.iri, g.form
ORDER BY n.e, g.form
