"""The schemas of the graph's tables: one Parquet file each below ``kg/tables``, flat columns, sorted by their key.

In all of them ``doc`` is a text's id (its path), offsets are characters of its text, and entities are IRIs. Unknown text is
the empty string; a number that has no meaning in its row (NPMI of a citation) is null.
"""

from __future__ import annotations

import pyarrow as pa

_text, _int, _flag, _real = pa.string(), pa.int32(), pa.bool_(), pa.float64()


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


TABLES: dict[str, pa.Schema] = {
    # one row a text; `iri` is its own IRI; `date_from`..`date_to` bound its date, `date_reason` says why;
    # `origins` and `notes` are JSON (field -> where it is from; list of warnings)
    "documents": _schema(
        doc=_text,
        iri=_text,
        title=_text,
        series=_text,
        issuer=_text,
        place=_text,
        speaker=_text,
        date_from=_text,
        date_to=_text,
        date_reason=_text,
        date_published=_text,
        origins=_text,
        notes=_text,
        encoding=_text,
        sha256=_text,
        text=_text,
    ),
    "sections": _schema(doc=_text, section=_int, level=_int, locator=_text, title=_text, start=_int, end=_int),
    # `sentence` is its ordinal in the text; `locator` the place as a reader cites it (三（二）2)
    "sentences": _schema(
        doc=_text, sentence=_int, start=_int, end=_int, paragraph=_int, section=_int, locator=_text, heading=_flag
    ),
    "apparatus": _schema(doc=_text, start=_int, end=_int, reason=_text),
    "mentions": _schema(
        doc=_text,
        start=_int,
        end=_int,
        surface=_text,
        form=_text,
        type=_text,
        entity=_text,
        rule=_text,
        sentence=_int,
        order=_int,
        in_heading=_flag,
        head=_text,
        tail=_text,
        stance=_text,
    ),
    "citations": _schema(
        doc=_text,
        start=_int,
        end=_int,
        sentence=_int,
        kind=_text,
        actor=_text,
        target=_text,
        quote=_text,
        rule=_text,
        pinpoint=_text,
    ),
    # who bears which responsibility (党组书记, 第一责任人) for what; `role` is a label, `matter` empty where not told
    "duties": _schema(doc=_text, start=_int, end=_int, sentence=_int, role=_text, responsibility=_text, matter=_text, rule=_text),
    # what texts say of a document's force; `effect`: in-force | repealed | amended | valid; `date`: from when (for `valid`:
    # until when), `period`: an ISO 8601 duration; `document`: an IRI, empty where the text does not name it
    "effects": _schema(
        doc=_text,
        start=_int,
        end=_int,
        sentence=_int,
        document=_text,
        effect=_text,
        date=_text,
        period=_text,
        rule=_text,
    ),
    # the members of a formulation as a text writes them out beside its name, from the list's first to its last character
    "spellings": _schema(doc=_text, start=_int, end=_int, sentence=_int, entity=_text, position=_int, label=_text),
    # `status`: known | composed | scoped | ambiguous | masked; `doc`: the text a scoped entity belongs to, else empty;
    # `role`: IRI of the role that a scoped body fills; `aliases` and `senses` are JSON lists (other wordings of the lexicon;
    # IRIs among which an ambiguous wording is undecided, or that share a wording with a known one); counts over the whole
    # corpus; `first`..`last`: dates of its texts; `degree`, `pagerank`, `community` (0 is the largest) are those of the
    # backbone: 0, 0 and -1 outside it; `x` and `y` (pixels) place every entity
    "entities": _schema(
        entity=_text,
        type=_text,
        kind=_text,
        label=_text,
        aliases=_text,
        english=_text,
        definition=_text,
        status=_text,
        senses=_text,
        doc=_text,
        role=_text,
        body=_text,
        since=_text,
        until=_text,
        place=_text,
        source=_text,
        mentions=_int,
        sentences=_int,
        documents=_int,
        first=_text,
        last=_text,
        degree=_int,
        pagerank=_real,
        community=_int,
        x=_real,
        y=_real,
    ),
    "forms": _schema(entity=_text, form=_text, count=_int, documents=_int),
    # ordered members of a formulation; `member` is an entity's IRI where the member is one, else empty
    "components": _schema(entity=_text, since=_text, until=_text, position=_int, label=_text, member=_text),
    # the states of a document that held from `since` to `until` (the day on which it no longer does), as the lexicon knows them
    "versions": _schema(entity=_text, since=_text, until=_text, label=_text),
    # one row an entity that a line of a decisions.csv changed (IRI `entity`; `other`: what was merged or retyped into it, or
    # is kept apart from it), with the number of mentions concerned; or one row with the `problem` that kept it from being applied
    "decisions": _schema(
        file=_text,
        line=_int,
        action=_text,
        subject=_text,
        object=_text,
        reason=_text,
        entity=_text,
        other=_text,
        mentions=_int,
        problem=_text,
    ),
    # co-occurrence (relation `sentence`, `paragraph` or `section`; source < target), citation ties (relation quotes,
    # implements, accords, issues, amends, repeals, forwards; from the text and, where known, from the actor, to the target;
    # a text quotes the actor as well), and ties of the ontology
    # (part-of, held-by, component-of; count 0). `count` = n_ab, `of_source` = n_a, `of_target` = n_b, `units` = N; these
    # three and npmi, g2 are null but for co-occurrence
    "ties": _schema(
        source=_text,
        target=_text,
        relation=_text,
        count=_int,
        documents=_int,
        of_source=_int,
        of_target=_int,
        units=_int,
        npmi=_real,
        g2=_real,
        first=_text,
        last=_text,
        backbone=_flag,
    ),
}
