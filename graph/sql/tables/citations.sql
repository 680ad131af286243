SELECT c.doc, c.start, c.end AS end, c.sentence, c.kind, c.actor, c.target, c.quote, c.rule, c.pinpoint
FROM cited c
ORDER BY c.d, c.start, c.end, c.kind, c.actor, c.target, c.quote, c.rule, c.pinpoint
