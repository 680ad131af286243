"""One source to its raw text: bytes, encoding and format are dealt with here, so that later steps see characters only."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from corpus import members, pdf, plain, records, signatures, web, word
from corpus.content import Content, fields
from corpus.problems import Refused, Unreadable
from corpus.sources import Source

__all__ = ["RawText", "Unreadable", "read"]

_READERS: Mapping[str, Callable[[bytes], Content]] = {
    ".txt": plain.read_text,
    ".md": plain.read_markdown,
    ".docx": word.read,
    ".pdf": pdf.read,
    ".html": web.read,
    ".htm": web.read,
}

_GONE = ("is gone", "it was deleted or renamed during the build; run it again")
_BROKEN_LINK = ("is a link to a file that is not there", "mend the link or delete it")


@dataclass(frozen=True, slots=True)
class RawText:
    """A text as read, before anything is known of its structure.

    ``sha256`` is that of the text in UTF-8; ``sidecar`` are the fields of a metadata.csv, ``stated`` those of the file
    itself (``origin`` says where: JSON field, front matter), ``series`` what file names share; ``headings`` are
    (offset, level from 1) of lines that the format marks as headings.
    """

    id: str
    path: str
    text: str
    sha256: str
    encoding: str
    sidecar: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""
    series: str = ""
    headings: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


def read(source: Source) -> RawText:
    """Read a source; ``Unreadable`` says in one line what is wrong and what to do."""
    try:
        content = _record(source) if source.row >= 0 else _file(source)
        if not content.text.strip():
            raise Refused("is empty", "delete it or fill it")
    except Refused as refused:
        raise Unreadable(source.path, refused.problem, refused.advice) from None
    except FileNotFoundError:
        raise Unreadable(source.path, *(_BROKEN_LINK if os.path.islink(source.file) else _GONE)) from None
    except OSError:
        raise Unreadable(source.path, *members.CLOSED) from None
    except MemoryError:
        raise Unreadable(source.path, "does not fit into memory", "split it into smaller files") from None
    return _raw(source, content)


def _raw(source: Source, content: Content) -> RawText:
    digest = hashlib.sha256(content.text.encode("utf-8", "surrogatepass")).hexdigest()
    return RawText(
        source.id,
        source.path,
        content.text,
        digest,
        content.encoding,
        source.metadata,
        content.stated,
        content.origin,
        source.series,
        content.headings,
        content.notes,
    )


def _file(source: Source) -> Content:
    ending = PurePosixPath(source.path).suffix.lower()
    data = members.load(source.file, source.member)
    if not data.strip():
        raise Refused("is empty", "delete it or fill it")
    signatures.check(ending, data)
    return _READERS[ending](data)


def _record(source: Source) -> Content:
    stamp = os.stat(source.file)
    parsed = _records(source.file, source.member, stamp.st_mtime_ns, stamp.st_size)
    if source.row >= len(parsed.records):
        raise Refused("is gone", "the file was changed during the build; run it again")
    record = parsed.records[source.row]
    origin = "JSON field" if ".jsonl#" in source.path.lower() else "CSV column"
    text = record.text.replace("\r\n", "\n").replace("\r", "\n")
    return Content(text, parsed.encoding, stated=fields(record.values), origin=origin)


@lru_cache(maxsize=1)
def _records(file: str, member: str, changed: int, size: int) -> records.Records:
    """The records of the file that was read last; ``changed`` and ``size`` tell one version from the next."""
    name = (member or file).lower()
    return records.parse(".jsonl" if name.endswith(".jsonl") else ".csv", members.load(file, member))
