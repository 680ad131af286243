"""What lies behind one file of the corpus folder: itself, the members of an archive, or the records it holds."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from corpus import records, signatures
from corpus.problems import Refused, Skipped

LIMIT = 500_000_000
"""Bytes that one text may have, unpacked; what is larger is refused."""

READABLE = (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".jsonl", ".csv")
ADVICE = ".txt, .md, .docx, .pdf, .html, .jsonl, .csv or .zip files"
TOO_LARGE = ("is larger than 500 MB", "split it into smaller files")
DAMAGED = ("is damaged or cut off", "copy or download it again")
CLOSED = ("cannot be opened", "check its permissions")

_CONVERT = "convert to .docx or .txt: soffice --headless --convert-to docx FILE"
_ADVICE = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".rtf", ".odt", ".uof", ".uot", ".pages"), _CONVERT),
    **dict.fromkeys((".ofd", ".caj", ".ceb", ".djvu", ".epub"), "open it in its reader and save it as .docx, .pdf or .txt"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif"), "run OCR: img2pdf, then ocrmypdf -l chi_sim"),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".ods"), "save the sheet as .csv with a column named text"),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), "save it as .pdf or .txt"),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"), "unpack it, or pack it as .zip"),
    ".json": "save it as .jsonl, one object a line with a field named text",
    ".xml": "convert to .txt or .html",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A text below a corpus folder: ``inner`` is its path there; ``data`` is kept for a metadata.csv of an archive only."""

    inner: str
    path: str
    file: str
    member: str = ""
    row: int = -1
    sidecar: bool = False
    data: bytes = b""


def expand(root: str, file: str, texts: list[Found], skipped: list[Skipped]) -> None:
    """Add the texts of one file to ``texts`` and what cannot be used to ``skipped``."""
    inner = _clean(os.path.relpath(file, root))
    found = Found(inner, _clean(file), file)
    if os.path.exists(file) and not os.path.isfile(file):
        skipped.append(Skipped(found.path, "is a pipe or a device, not a file", "copy what it gives into a file"))
    elif found.inner.lower().endswith(".zip"):
        _archive(found, texts, skipped)
    else:
        _file(found, texts, skipped)


def load(file: str, member: str = "") -> bytes:
    """The bytes of a file or of an archive's member; ``Refused`` or ``OSError`` where that fails."""
    if not member:
        if os.path.getsize(file) > LIMIT:
            raise Refused(*TOO_LARGE)
        return Path(file).read_bytes()
    try:
        with _open(file).open(member) as stream:
            data = stream.read(LIMIT + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, KeyError, ValueError):
        raise Refused(*DAMAGED) from None
    if len(data) > LIMIT:
        raise Refused(*TOO_LARGE)
    return data


_opened: dict[str, zipfile.ZipFile] = {}


def _open(file: str) -> zipfile.ZipFile:
    """The archive that was used last stays open: a directory of ten thousand members is read once."""
    if file not in _opened:
        for other in list(_opened):
            _opened.pop(other).close()
        _opened[file] = zipfile.ZipFile(file)
    return _opened[file]


def _file(found: Found, texts: list[Found], skipped: list[Skipped]) -> None:
    ending = PurePosixPath(found.inner).suffix.lower()
    if ending in (".jsonl", ".csv"):
        _records(found, ending, texts, skipped)
    elif ending in READABLE:
        texts.append(found)
    else:
        skipped.append(_unsupported(found.path, ending))


def _unsupported(path: str, ending: str) -> Skipped:
    problem = f"{ending} files are not read" if ending else "has no ending that tells what it is"
    return Skipped(path, problem, _ADVICE.get(ending, "convert to .txt, or rename it to .txt if it is plain text"))


def _records(found: Found, ending: str, texts: list[Found], skipped: list[Skipped]) -> None:
    try:
        data = load(found.file, found.member)
        signatures.check(ending, data)
        if not data.strip():
            raise Refused("is empty", "delete it or fill it")
        parsed = records.parse(ending, data)
    except Refused as refused:
        skipped.append(Skipped(found.path, refused.problem, refused.advice))
        return
    except OSError:
        skipped.append(Skipped(found.path, *CLOSED))
        return
    skipped += [
        Skipped(found.path, f"line {line} {problem}", "mend the line; the others are used") for line, problem in parsed.broken
    ]
    for row, record in enumerate(parsed.records):
        name = f"#{_clean(record.id)}"
        texts.append(Found(found.inner + name, found.path + name, found.file, found.member, row))


def _archive(found: Found, texts: list[Found], skipped: list[Skipped]) -> None:
    try:
        with zipfile.ZipFile(found.file) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            for member in sorted(members, key=lambda m: _member_name(m)):
                _member(found, archive, member, texts, skipped)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        skipped.append(Skipped(found.path, *DAMAGED))
    except OSError:
        skipped.append(Skipped(found.path, *CLOSED))


def _member(found: Found, archive: zipfile.ZipFile, member: zipfile.ZipInfo, texts: list[Found], skipped: list[Skipped]) -> None:
    name = _member_name(member)
    parts = name.split("/")
    inner = Found(f"{found.inner}!/{name}", f"{found.path}!/{name}", found.file, member.filename)
    if parts[-1].lower() == "metadata.csv" and member.file_size <= LIMIT and not member.flag_bits & 1:
        texts.append(Found(inner.inner, inner.path, inner.file, inner.member, sidecar=True, data=archive.read(member)))
    elif parts[-1].lower() == "decisions.csv" or any(map(_hidden, parts)):
        return
    elif member.flag_bits & 1:
        skipped.append(Skipped(inner.path, "is encrypted", "unpack the archive with its password"))
    elif member.file_size > LIMIT:
        skipped.append(Skipped(inner.path, *TOO_LARGE))
    elif name.lower().endswith(".zip"):
        skipped.append(Skipped(inner.path, "is an archive inside an archive", "unpack the outer one first"))
    else:
        _file(inner, texts, skipped)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX")) or name.lower().startswith("readme")


def _member_name(member: zipfile.ZipInfo) -> str:
    """The name as it was meant: archives packed on Chinese Windows write GBK where the standard says cp437."""
    name = member.filename
    if not member.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for codec in ("utf-8", "gb18030"):
            try:
                name = raw.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return _clean("/".join(parts)) or "unnamed"


def _clean(name: str) -> str:
    """POSIX, NFC, printable."""
    plain = os.fsencode(name).decode("utf-8", "replace") if isinstance(name, str) else name
    return normalize("NFC", plain).replace(os.sep, "/")
