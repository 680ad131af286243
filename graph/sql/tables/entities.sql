SELECT n.iri AS entity, n.type, n.kind, n.label, n.aliases, n.english, n.definition, n.status, n.senses, n.doc, n.role, n.body,
       n.since, n.until, n.place, n.source,
       coalesce(c.mentions, 0) AS mentions, coalesce(c.sentences, 0) AS sentences, coalesce(c.documents, 0) AS documents,
       coalesce(c.earliest, '') AS first, replace(coalesce(c.latest, ''), '~', '') AS last,
       v.degree, v.pagerank, v.community, v.x, v.y
FROM named n LEFT JOIN counted c ON c.e = n.e JOIN measured v ON v.e = n.e
ORDER BY n.e
