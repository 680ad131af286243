SELECT t.doc, t.iri, p.title, p.series, p.issuer, p.place, p.speaker, p.date_from, p.date_to, p.date_reason,
       p.date_published, p.origins, p.notes, p.encoding, p.sha256, p.content AS text
FROM part_documents p JOIN texts t ON t.text = p.text
ORDER BY t.doc
