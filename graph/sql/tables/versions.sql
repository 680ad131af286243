SELECT n.iri AS entity, h.since, h.until, h.label
FROM held h JOIN named n ON n.key = h.key AND n.owner = -1
ORDER BY n.iri, h.since, h.until, h.label
