"""report.md: what is in a graph, in words and numbers, read from its tables.

Text of the corpus is escaped, so that nothing in it can become a link, a heading or markup of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.quotations import difference, quotations
from graph.reading import open_tables
from graph.unknowns import missing_documents, number_series
from graph.validity import repealed_but_cited

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Rows = list[tuple[Any, ...]]

TOP = 15
TYPES = {
    "concept": "Formulations and terms",
    "institution": "Institutions",
    "meeting": "Meetings",
    "document": "Documents spoken of",
    "person": "Persons",
    "role": "Roles",
}
READING = """\
* A **mention** is one wording at one place; an **entity** is what it names; its wordings are counted in the table `forms`.
* A **tie** joins two entities that stand in one unit of the window (see the manifest's `options`). N is the number of all
  units, n_a of those with a, n_ab of those with both. NPMI = ln(n_ab N / (n_a n_b)) / -ln(n_ab / N), from -1 (never
  together) over 0 (as chance would have it) to 1 (always together); G2 is Dunning's log-likelihood ratio, its sign that of
  n_ab - n_a n_b / N. An entity without a single tie has none of these.
* A **date** is an interval with its reason; an empty one is unknown, never the day of reading."""

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$^=@])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Text of the corpus as Markdown that shows just that text: no markup, no HTML, no link, one line.

    >>> escape("[**市委](http://x.cn)")
    '\\\\[\\\\*\\\\*市委\\\\]\\\\(http\\\\://x.cn\\\\)'
    """
    line = " ".join(text.split()).translate(_ENTITIES)
    return re.sub(r"(?i)\bwww\.", r"www\.", _MARKUP.sub(r"\\\1", line)).replace("://", "\\://")


def write(tables: Path, manifest: Mapping[str, Any], target: Path) -> None:
    """Write the report of the tables in a folder; ``manifest`` says what was left out."""
    with open_tables(tables) as db:
        parts = [
            "# What is in this graph",
            _summary(manifest),
            _left_out(manifest),
            _texts(db),
            _entities(db),
            _citations(db),
            _quoted(db),
            _repealed(db),
            _missing(db),
            _series(db),
            _decisions(db),
            _masks(db),
            _ambiguous(db),
            _apparatus(db),
            _notes(db),
            "## How to read the numbers\n\n" + READING,
        ]
    target.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8", newline="\n")


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table with escaped cells; numbers stand to the right."""
    held = [list(row) for row in rows]
    numeric = [all(isinstance(row[i], int) for row in held) for i in range(len(header))]
    rule = ["---:" if right else "---" for right in numeric]
    lines = [list(header), rule, *([escape("" if cell is None else str(cell)) for cell in row] for row in held)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def interval(start: str, end: str) -> str:
    """A date or an interval as a reader would write it: ``2022-01-18 – 2022-10-15``, ``after 2023-01-09``."""
    if start and end:
        return start if start == end else f"{start} – {end}"
    return f"after {start}" if start else f"before {end}" if end else "unknown"


def _rows(db: DuckDBPyConnection, sql: str, *values: Any) -> Rows:
    return db.execute(sql, list(values)).fetchall()


def _summary(manifest: Mapping[str, Any]) -> str:
    counts = manifest["counts"]
    single = [(name, counts[name]) for name in ("characters", "sentences", "entities")]
    grouped = [(f"{name}: {kind}", n) for name in ("mentions", "citations", "ties") for kind, n in counts[name].items()]
    return table(("what", "how many"), [("texts", counts["documents"]), *single, *grouped])


def _left_out(manifest: Mapping[str, Any]) -> str:
    skipped, identical = manifest["skipped"], manifest["identical"]
    parts = []
    if skipped:
        rows: list[tuple[str, ...]] = [(item["path"], item["problem"], item["advice"]) for item in skipped]
        parts.append("## Left out\n\n" + table(("file", "why", "what to do"), rows))
    if identical:
        rows = [(item["doc"], item["same_as"]) for item in identical]
        parts.append("## Read once\n\nThese texts are the same, character for character.\n\n" + table(("text", "same as"), rows))
    return "\n\n".join(parts)


def _texts(db: DuckDBPyConnection) -> str:
    found = _rows(
        db,
        """SELECT d.doc, d.title, d.date_from, d.date_to, d.date_reason, d.speaker, d.issuer, length(d.text),
                  (SELECT count(*) FROM mentions m WHERE m.doc = d.doc)
           FROM documents d ORDER BY d.doc""",
    )
    rows = [(doc, title, interval(a, b), why, speaker, issuer, n, m) for doc, title, a, b, why, speaker, issuer, n, m in found]
    header = ("text", "title", "date", "reason", "speaker", "issuer", "characters", "mentions")
    return "## Texts and their dates\n\n" + table(header, rows)


def _entities(db: DuckDBPyConnection) -> str:
    parts = ["## What they speak of most"]
    for kind, title in TYPES.items():
        rows = _rows(
            db,
            """SELECT label, english, mentions, documents, "first", "last" FROM entities
               WHERE type = ? AND mentions > 0 AND status NOT IN ('masked', 'ambiguous')
               ORDER BY mentions DESC, documents DESC, entity LIMIT ?""",
            kind,
            TOP,
        )
        if rows:
            spans = [(label, english, n, docs, interval(a or "", b or "")) for label, english, n, docs, a, b in rows]
            parts.append(f"### {title}\n\n" + table(("name", "in English", "mentions", "texts", "first – last"), spans))
    return "\n\n".join(parts) if len(parts) > 1 else ""


def _citations(db: DuckDBPyConnection) -> str:
    rows = _rows(
        db,
        """SELECT c.kind, coalesce(e.label, 'nobody named'), count(*), count(DISTINCT c.doc)
           FROM citations c LEFT JOIN entities e ON e.entity = c.target
           GROUP BY c.kind, c.target, e.label ORDER BY c.kind, count(*) DESC, c.target NULLS LAST""",
    )
    kept = [row for kind in sorted({r[0] for r in rows}) for row in [r for r in rows if r[0] == kind][:TOP]]
    return "## Whom they lean on\n\n" + table(("how", "on whom", "times", "texts"), kept) if kept else ""


def _decisions(db: DuckDBPyConnection) -> str:
    rows = _rows(
        db,
        """SELECT concat(file, ' line ', line), concat_ws(' ', action, nullif(subject, ''), nullif(object, '')), reason,
                  CASE WHEN problem <> '' THEN concat('not applied: ', problem)
                       ELSE concat('mentions concerned: ', sum(mentions)::INT) END
           FROM decisions GROUP BY file, line, action, subject, object, reason, problem ORDER BY file, line""",
    )
    told = "What people decided about these entities, and what came of it."
    return f"## Human decisions\n\n{told}\n\n" + table(("where", "decision", "reason", "outcome"), rows) if rows else ""


def _quoted(db: DuckDBPyConnection) -> str:
    rows = [
        (number, difference(q.wordings[0].words, w.words), "、".join(w.docs))
        for number, q in enumerate(quotations(db)[:TOP], 1)
        for w in q.wordings
    ]
    told = "Other wordings than the most frequent one show what they leave out, \\[-so-\\], and put in, {+so+}."
    return f"## Quoted in several texts\n\n{told}\n\n" + table(("no.", "words", "texts"), rows) if rows else ""


def _repealed(db: DuckDBPyConnection) -> str:
    found = repealed_but_cited(db)
    labels = {row[0]: row[1] for row in _rows(db, "SELECT entity, label FROM entities WHERE type = 'document'")}
    rows = [(r["doc"], interval(r["date_from"], r["date_to"]), r["kind"], labels.get(r["entity"], ""), r["day"]) for r in found]
    told = "These texts lean on documents that had lost effect before their date."
    header = ("text", "date", "how", "document", "no longer in force from")
    return f"## Cited though repealed\n\n{told}\n\n" + table(header, rows) if rows else ""


def _missing(db: DuckDBPyConnection) -> str:
    found = missing_documents(db, 2 * TOP)
    rows = [(r["label"], r["citations"], r["documents"], "、".join(r["citing"][:3])) for r in found]
    told = "Documents that the texts lean on and that are not among them, the most cited first."
    header = ("document", "times", "texts", "cited by")
    return f"## Cited but not in the corpus\n\n{told}\n\n" + table(header, rows) if rows else ""


def _series(db: DuckDBPyConnection) -> str:
    rows = [(r["code"], r["year"], "、".join(r["known"]), r["first"], r["last"], r["missing"]) for r in number_series(db)]
    told = "Numbers of papers by issuer and year, and how many between the first and the last are nowhere named."
    header = ("issuer", "year", "named", "first", "last", "missing between")
    return f"## Series of numbers\n\n{told}\n\n" + table(header, rows) if rows else ""


def _masks(db: DuckDBPyConnection) -> str:
    rows = _rows(
        db,
        """SELECT type, label, sum(mentions)::INT, count(*)::INT FROM entities WHERE status = 'masked'
           GROUP BY type, label ORDER BY sum(mentions) DESC, type, label""",
    )
    if not rows:
        return ""
    total = sum(row[2] for row in rows)
    told = f"{total} mentions name somebody or something by a mask (\\*\\*, ××, 某). They are counted, never merged."
    return f"## Masks\n\n{told}\n\n" + table(("type", "as written", "mentions", "bearers at least"), rows[: 2 * TOP])


def _ambiguous(db: DuckDBPyConnection) -> str:
    rows = _rows(
        db,
        "SELECT type, label, mentions, documents FROM entities WHERE status = 'ambiguous' ORDER BY mentions DESC, entity LIMIT ?",
        2 * TOP,
    )
    return "## Wordings left undecided\n\n" + table(("type", "wording", "mentions", "texts"), rows) if rows else ""


def _apparatus(db: DuckDBPyConnection) -> str:
    rows = _rows(
        db,
        """SELECT reason, count(*), sum("end" - start)::BIGINT, count(DISTINCT doc) FROM apparatus
           GROUP BY reason ORDER BY count(*) DESC, reason""",
    )
    told = "Kept in the texts, but no part of what was said: outside all sentences."
    return f"## Set aside\n\n{told}\n\n" + table(("what", "stretches", "characters", "texts"), rows) if rows else ""


def _notes(db: DuckDBPyConnection) -> str:
    rows = _rows(
        db,
        """SELECT doc, unnest(from_json(notes, '["VARCHAR"]')) AS note FROM documents
           WHERE notes NOT IN ('', '[]') ORDER BY doc, note""",
    )
    return "## Worth a look\n\n" + table(("text", "note"), rows) if rows else ""
