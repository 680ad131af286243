"""Paths in, sources out: every text below the given files, folders, globs and archives, with a name of its own."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from corpus import sidecar
from corpus.dates import in_name
from corpus.members import ADVICE, Found, expand
from corpus.problems import CorpusError, Skipped

_IGNORED = re.compile(r"\.|~\$|readme(?:[._-]|$)|(?:metadata|decisions)\.csv$|thumbs\.db$|desktop\.ini$|__macosx$", re.I)
_DECISIONS = "decisions.csv"
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one text lies: a file, a member of an archive, a record of a file. Small, and safe to send to a worker.

    ``metadata`` are the fields that a metadata.csv states for it; ``series`` is what its file name and another one
    share once digits and dates are taken away.
    """

    id: str
    path: str
    file: str
    member: str = ""
    row: int = -1
    metadata: Mapping[str, str] = field(default_factory=dict)
    series: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found, sorted by id; ``skipped`` was left out, ``warnings`` (rows without a file) cost nothing.

    ``roots`` are the corpus folders with what their ids begin with (empty where there is one); ``decisions`` the files
    decisions.csv in them, each a name of the same kind and its path.
    """

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Skipped, ...] = ()
    roots: tuple[tuple[str, str], ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()


def find(paths: Sequence[str | os.PathLike[str]]) -> Sources:
    """All texts below the paths (files, folders, globs, .zip), the same whatever their order.

    Ids are POSIX paths below the corpus folder in Unicode form NFC; with several folders each one's name comes first.
    Raises ``CorpusError`` for a path that does not exist and where there is no text at all.
    """
    roots = _roots([path for given in paths for path in _given(os.fspath(given))])
    names = _distinct(sorted(roots))
    prefixes = {root: f"{names[root]}/" if len(roots) > 1 else "" for root in sorted(roots)}
    sources: list[Source] = []
    skipped: list[Skipped] = []
    warnings: list[Skipped] = []
    for root in sorted(roots):
        texts: list[Found] = []
        for file in sorted(_files(roots[root], skipped)):
            expand(root, file, texts, skipped)
        tables = _tables(root, texts, skipped)
        warnings += _missing(root, tables, texts)
        prefix = prefixes[root]
        sources += [_source(prefix, text, tables) for text in texts if not text.sidecar]
    if not sources:
        raise CorpusError(_nothing(paths, skipped))
    beside = tuple((prefix + _DECISIONS, path) for root, prefix in prefixes.items() for path in _beside(root))
    told = tuple(sorted(set(skipped))), tuple(sorted(set(warnings)))
    return Sources(tuple(_named(sources)), *told, tuple(prefixes.items()), beside)


def _beside(root: str) -> list[str]:
    """The decisions.csv of a corpus folder, if there is one."""
    return [os.path.join(root, name) for name in sorted(os.listdir(root)) if name.lower() == _DECISIONS]


def identical(digests: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids of texts that repeat another one, to the id that is kept: the first in order. Takes (id, sha256) pairs."""
    first: dict[str, str] = {}
    repeated: dict[str, str] = {}
    for identity, digest in sorted(digests):
        if first.setdefault(digest, identity) != identity:
            repeated[identity] = first[digest]
    return repeated


def _given(path: str) -> list[str]:
    """A given path as absolute ones: a glob becomes what it matches."""
    full = os.path.abspath(os.path.expanduser(path))
    if os.path.lexists(full):
        return [full]
    matches = sorted(glob.glob(full, recursive=True)) if glob.has_magic(full) else []
    if not matches:
        raise CorpusError(f"{path}: no such file or folder (check the name)")
    return [match for match in matches if not _IGNORED.match(os.path.basename(match))]


def _roots(paths: list[str]) -> dict[str, set[str]]:
    """Corpus folders and what was asked for below each; a folder inside another one is no root of its own."""
    asked = sorted({os.path.realpath(path) for path in paths})
    tops = sorted({path if os.path.isdir(path) else os.path.dirname(path) for path in asked})
    outer = [top for top in tops if not any(_below(top, other) for other in tops if other != top)]
    return {root: {path for path in asked if path == root or _below(path, root)} for root in outer}


def _below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _distinct(roots: list[str]) -> dict[str, str]:
    """A name for each folder: its own, with as many of those above it as it takes to tell two apart."""
    depth = dict.fromkeys(roots, 1)
    while True:
        names = {root: "/".join(Path(root).parts[-depth[root] :]).lstrip("/") for root in roots}
        clashes = Counter(names.values())
        longer = [root for root in roots if clashes[names[root]] > 1 and depth[root] < len(Path(root).parts)]
        if not longer:
            return {root: sidecar.clean(_printable(name)) for root, name in names.items()}
        for root in longer:
            depth[root] += 1


def _files(asked: set[str], skipped: list[Skipped]) -> set[str]:
    """Files to look at; a file that was asked for by name is never ignored, except a metadata.csv."""
    files: set[str] = set()
    for path in sorted(asked):
        if os.path.isdir(path):
            files.update(_walk(path, skipped))
        elif os.path.basename(path).lower() not in (sidecar.NAME, _DECISIONS):
            files.add(path)
    return files


def _walk(folder: str, skipped: list[Skipped]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        skipped.append(Skipped(_printable(str(error.filename)), "cannot be opened", "check its permissions"))

    for place, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not _IGNORED.match(name) and not _is_graph(os.path.join(place, name)))
        yield from (os.path.join(place, name) for name in files if not _IGNORED.match(name))


def _is_graph(folder: str) -> bool:
    """A graph that was built inside the corpus folder, and its working folder, hold no texts."""
    if folder.endswith(".work"):
        return os.path.isdir(folder.removesuffix(".work"))
    return os.path.isfile(os.path.join(folder, "manifest.json")) and os.path.isdir(os.path.join(folder, "tables"))


def _tables(root: str, texts: list[Found], skipped: list[Skipped]) -> dict[str, sidecar.Table]:
    """Folder below the root (``''``, ``2021/``, ``a.zip!/``) to its metadata.csv."""
    tables = {}
    for text in texts:
        if text.sidecar:
            tables[text.inner[: -len(sidecar.NAME)]] = sidecar.parse(text.path, text.data)
    for folder in sorted({folder for text in texts if not text.member for folder in sidecar.folders(text.inner)}):
        place = os.path.join(root, folder)
        for name in sorted(os.listdir(place)) if os.path.isdir(place) else ():
            if name.lower() == sidecar.NAME:
                tables[folder] = _table(os.path.join(place, name))
    skipped += [problem for table in tables.values() for problem in table.skipped]
    return tables


def _table(path: str) -> sidecar.Table:
    try:
        return sidecar.parse(_printable(path), Path(path).read_bytes())
    except OSError:
        return sidecar.Table(path, skipped=(Skipped(_printable(path), "cannot be opened", "check its permissions"),))


def _missing(root: str, tables: Mapping[str, sidecar.Table], texts: list[Found]) -> Iterator[Skipped]:
    """Rows of a metadata.csv that name no file."""
    known = {text.inner for text in texts} | {text.inner.rsplit("#", 1)[0] for text in texts}
    for folder, table in tables.items():
        for path, line in table.lines.items():
            if folder + path not in known and not os.path.exists(os.path.join(root, folder + path)):
                yield Skipped(table.path, f"line {line} names {path}, which is not there", "correct the path or delete the line")


def _source(prefix: str, text: Found, tables: Mapping[str, sidecar.Table]) -> Source:
    metadata = sidecar.applying(tables, text.inner, text.row >= 0)
    return Source(prefix + text.inner, text.path, text.file, text.member, text.row, metadata)


def _named(sources: list[Source]) -> Iterator[Source]:
    """Sources sorted by id, ids made distinct, each with the series that its name shares with another's."""
    shared = Counter(_series(source) for source in sources)
    taken: Counter[str] = Counter()
    for source in sorted(sources, key=lambda s: (s.id, s.path, s.row)):
        taken[source.id] += 1
        identity = source.id if taken[source.id] == 1 else f"{source.id}~{taken[source.id]}"
        series = _series(source)
        yield replace(source, id=identity, series=series if shared[series] > 1 else "")


def _series(source: Source) -> str:
    """A file's name without dates and digits; records of one file make no series by its name."""
    stem = PurePosixPath(source.id).stem if source.row < 0 else ""
    start, end = in_name(stem)[1]
    plain = re.sub(r"[0-9０-９]+|[年月日](?![\u4e00-\u9fff])", "", stem[:start] + stem[end:]).strip(" _-—.（）()[]【】·")
    return plain if _HAN.search(plain) else ""


def _nothing(paths: Sequence[str | os.PathLike[str]], skipped: list[Skipped]) -> str:
    where = ", ".join(os.fspath(path) for path in paths)
    if skipped:
        return f"{where}: no text can be read; left out: {'; '.join(map(str, sorted(set(skipped))[:3]))}"
    return f"{where}: holds no texts (put {ADVICE} there)"


def _printable(name: str) -> str:
    return normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
