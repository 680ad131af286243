"""The endpoint as HTTP clients see it, over a real uvicorn."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import uvicorn

from output import server
from output.errors import QueryError, ServeError

SELECT = "SELECT ?l WHERE { ?m a tg:Meeting ; skos:prefLabel ?l } ORDER BY ?l LIMIT 1"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def client(tiny_kg: Path) -> Iterator[httpx.Client]:
    (tiny_kg / "network.html").write_text("<!doctype html><title>网络</title>", encoding="utf-8")
    with server.bound("127.0.0.1", 0) as listener:
        app = server.application(tiny_kg, seconds=3, workers=2)
        running = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=30) as client:
            yield client
        running.should_exit = True
        thread.join()


def ask(client: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"accept": accept})


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        ("*/*", "application/sparql-results+json", '{"head":{"vars":["l"]}'),
        ("text/csv", "text/csv; charset=utf-8", "l\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?l\n"),
        ("application/sparql-results+xml;q=0.9, text/html;q=0.5", "application/sparql-results+xml", "<?xml"),
        ("application/json;q=0.1, text/csv", "text/csv; charset=utf-8", "l\r\n"),
    ],
)
def test_rows_in_the_form_that_is_asked_for(client: httpx.Client, accept: str, media: str, begins: str) -> None:
    answer = ask(client, SELECT, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.text.startswith(begins)
    assert "二十届中央纪委二次全会" in answer.text


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_triples_in_the_form_that_is_asked_for(client: httpx.Client, accept: str, media: str) -> None:
    answer = ask(client, "PREFIX s: <http://select.example/> CONSTRUCT { ?m a ?t } WHERE { ?m a ?t } LIMIT 3", accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)


@pytest.mark.parametrize("kind", ["form", "body"])
def test_queries_by_post(client: httpx.Client, kind: str) -> None:
    if kind == "form":
        answer = client.post("/sparql", data={"query": SELECT})
    else:
        answer = client.post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query"})
    assert answer.json()["results"]["bindings"][0]["l"] == {
        "type": "literal",
        "value": "二十届中央纪委二次全会",
        "xml:lang": "zh-hans",
    }


@pytest.mark.parametrize(
    ("query", "accept", "status", "says"),
    [
        ("SELECT * WHERE { ?s ?p }", "*/*", 400, "query: line 1, column 25"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "*/*", 400, "SERVICE is not allowed"),
        ("", "*/*", 400, "query: missing"),
        (SELECT, "image/png", 406, "text/csv"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "*/*", 400, "query: line 1"),
        (ENDLESS, "*/*", 503, "took longer than 3 s"),
    ],
)
def test_refusals_are_one_line(client: httpx.Client, query: str, accept: str, status: int, says: str) -> None:
    answer = ask(client, query, accept)
    assert answer.status_code == status
    assert says in answer.text
    assert answer.text.count("\n") == 1


def test_updates_are_refused(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    update = client.post("/sparql", content="CLEAR ALL", headers={"content-type": "application/sparql-update"})
    assert update.status_code == 403
    assert client.post("/sparql", content="x", headers={"content-type": "text/html"}).status_code == 415
    assert client.put("/sparql").status_code == 405
    long = client.post("/sparql", content=b"x" * 1_000_001, headers={"content-type": "application/sparql-query"})
    assert long.status_code == 413


def test_other_hosts_and_origins_are_not_served(client: httpx.Client) -> None:
    assert client.get("/graph.ttl", headers={"host": "evil.example"}).status_code == 400
    assert "access-control-allow-origin" not in client.get("/graph.ttl", headers={"origin": "http://evil.example"}).headers


def test_the_page_and_the_files(client: httpx.Client, tiny_kg: Path) -> None:
    assert "网络" in client.get("/").text
    assert client.get("/graph.ttl").content == (tiny_kg / "graph.ttl").read_bytes()
    assert client.get("/report.md").status_code == 404


def test_a_killed_query_leaves_the_next_one_answered(client: httpx.Client) -> None:
    threads = [threading.Thread(target=ask, args=(client, ENDLESS)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ask(client, "ASK { ?s ?p ?o }").json()["boolean"] is True


def test_many_clients_at_once(client: httpx.Client) -> None:
    with ThreadPoolExecutor(50) as many:
        answers = list(many.map(lambda _: ask(client, SELECT), range(100)))
    assert {answer.status_code for answer in answers} == {200}


def test_a_port_in_use_is_one_clear_line(tiny_kg: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=rf"^127.0.0.1:{port}: address already in use; choose another port with --port$"):
            server.serve(tiny_kg, port=port)


def test_a_folder_without_a_graph_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="is no graph"):
        server.serve(tmp_path)
