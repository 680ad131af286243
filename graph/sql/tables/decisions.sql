SELECT d.file, d.line, d.action, d.subject, d.object, d.reason, d.entity, d.other, d.mentions, d.problem
FROM decided d
ORDER BY d.file, d.line, d.entity, d.other
