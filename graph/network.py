"""The graph as a networkx graph, for those who go on with it in Python."""

from __future__ import annotations

import networkx as nx

from graph.names import COOCCURRENCE
from graph.reading import Connection, rows


def to_networkx(connection: Connection, least_documents: int = 1) -> nx.MultiDiGraph:
    """All entities, and the texts that cite, as nodes named by IRI; all ties as edges with their relation as key.

    Nodes and edges carry the columns of their tables (type and label on every node; count, documents, npmi, g2, first,
    last, backbone on every edge where they have a value). Co-occurrence has no direction: it is one edge, from the smaller
    IRI to the larger; pairs in fewer than ``least_documents`` texts are left out. Nodes and edges are in order of IRIs.
    """
    graph = nx.MultiDiGraph()
    for row in rows(connection, "SELECT * FROM entities ORDER BY entity"):
        graph.add_node(row.pop("entity"), **_known(row))
    for row in rows(connection, "SELECT iri, 'text' AS type, coalesce(nullif(title, ''), doc) AS label, * "
                    "EXCLUDE (iri, title, text, origins, notes) FROM documents ORDER BY iri"):  # fmt: skip
        graph.add_node(row.pop("iri"), **_known(row))
    query = f"SELECT * FROM ties WHERE relation NOT IN {COOCCURRENCE} OR documents >= ? ORDER BY source, target, relation"
    for row in rows(connection, query, least_documents):
        source, target, relation = row.pop("source"), row.pop("target"), row.pop("relation")
        graph.add_edge(source, target, key=relation, relation=relation, **_known(row))
    return graph


def _known(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None and value != ""}
