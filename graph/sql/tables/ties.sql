SELECT t.source, t.target, t.relation, t.count, t.documents, t.of_source, t.of_target, t.units, t.npmi, t.g2,
       coalesce(t.earliest, '') AS first, replace(coalesce(t.latest, ''), '~', '') AS last, t.backbone
FROM (
    SELECT a.iri AS source, b.iri AS target, w.relation, s.n AS count, s.documents, s.of_source, s.of_target, s.units,
           s.npmi, s.g2, s.earliest, s.latest, k.a IS NOT NULL AS backbone
    FROM scored s JOIN named a ON a.e = s.a JOIN named b ON b.e = s.b JOIN windows w ON w.r = s.r
    LEFT JOIN backbone k ON k.a = s.a AND k.b = s.b AND s.r = 0
    UNION ALL
    SELECT g.source, g.target, g.kind AS relation, sum(g.n) AS count, count(*) AS documents, NULL AS of_source,
           NULL AS of_target, NULL AS units, NULL AS npmi, NULL AS g2, min(g.earliest) AS earliest, max(g.latest) AS latest,
           FALSE AS backbone
    FROM (
        SELECT c.iri AS source, c.target, c.kind, c.d, count(*) AS n, min(c.earliest) AS earliest, max(c.latest) AS latest
        FROM cited c WHERE c.target <> '' GROUP BY c.iri, c.target, c.kind, c.d
        UNION ALL
        SELECT c.iri AS source, c.actor AS target, c.kind, c.d, count(*) AS n, min(c.earliest) AS earliest, max(c.latest) AS latest
        FROM cited c WHERE c.kind = 'quotes' AND c.actor <> '' AND c.actor <> c.target GROUP BY c.iri, c.actor, c.kind, c.d
        UNION ALL
        SELECT c.actor AS source, c.target, c.kind, c.d, count(*) AS n, min(c.earliest) AS earliest, max(c.latest) AS latest
        FROM cited c WHERE c.target <> '' AND c.actor <> '' GROUP BY c.actor, c.target, c.kind, c.d
    ) g GROUP BY g.source, g.target, g.kind
    UNION ALL
    SELECT n.iri AS source, o.iri AS target, CASE n.type WHEN 'meeting' THEN 'held-by' ELSE 'part-of' END AS relation,
           0 AS count, 0 AS documents, NULL AS of_source, NULL AS of_target, NULL AS units, NULL AS npmi, NULL AS g2,
           NULL AS earliest, NULL AS latest, FALSE AS backbone
    FROM named n JOIN named o ON o.iri = n.body AND o.iri <> n.iri WHERE n.type IN ('meeting', 'institution')
    UNION ALL
    SELECT DISTINCT m.member AS source, m.entity AS target, 'component-of' AS relation,
           0 AS count, 0 AS documents, NULL AS of_source, NULL AS of_target, NULL AS units, NULL AS npmi, NULL AS g2,
           NULL AS earliest, NULL AS latest, FALSE AS backbone
    FROM members m WHERE m.member <> '' AND m.member <> m.entity
) t
ORDER BY t.relation, t.source, t.target
