from __future__ import annotations

import networkx as nx

from graph.identity import ENTITY_BASE, text_iri
from graph.network import to_networkx
from graph.reading import Connection, rows

UPHOLDS, ESTABLISHED = ENTITY_BASE + "concept/两个维护", ENTITY_BASE + "concept/两个确立"


def test_nodes_carry_their_facts(graph: Connection) -> None:
    network = to_networkx(graph)
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes[UPHOLDS]["label"] == "两个维护" and network.nodes[UPHOLDS]["mentions"] == 5
    assert network.nodes[text_iri("通报.txt")]["type"] == "text"


def test_edges_carry_relation_and_statistics(graph: Connection) -> None:
    edge = to_networkx(graph).edges[ESTABLISHED, UPHOLDS, "sentence"]
    assert edge["count"] == 3 and edge["g2"] > 0 and edge["relation"] == "sentence"


def test_all_ties_are_there_and_no_node_is_bare(graph: Connection) -> None:
    network = to_networkx(graph)
    assert network.number_of_edges() == rows(graph, "SELECT count(*) AS n FROM ties")[0]["n"]
    assert all("label" in facts for _, facts in network.nodes(data=True))


def test_rare_pairs_can_be_left_out_citations_stay(graph: Connection) -> None:
    relations = {key for _, _, key in to_networkx(graph, least_documents=4).edges(keys=True)}
    assert "sentence" not in relations and {"implements", "held-by", "component-of"} <= relations


def test_other_tools_can_read_it(graph: Connection) -> None:
    written = "\n".join(nx.generate_graphml(to_networkx(graph)))
    assert nx.parse_graphml(written).nodes[UPHOLDS]["label"] == "两个维护"
