SELECT m.entity, m.since, m.until, m.position, m.label, m.member
FROM members m
ORDER BY m.entity, m.since, m.until, m.position, m.label
