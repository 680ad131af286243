-- the texts of this graph, numbered by id; latest ends in a tilde so that 2023 counts as later than 2023-05
SELECT w.text, w.doc, w.iri, w.d,
       coalesce(nullif(p.date_from, ''), nullif(p.date_to, '')) AS earliest,
       coalesce(nullif(p.date_to, ''), nullif(p.date_from, '')) || '~' AS latest
FROM wanted w JOIN part_documents p ON p.text = w.text
