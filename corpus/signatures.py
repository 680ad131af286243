"""What a file really is, told by its first bytes, whatever its name says."""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from corpus.problems import Refused

_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTROL = re.compile("[\\x00-\\x08\\x0e-\\x1f]")


def kind(data: bytes) -> str:
    """The ending a file should have (``.pdf``, ``.docx``, ``.zip``, ``.doc``, ``.rtf``, ``.html``), or an empty string."""
    if data.startswith(b"PK\x03\x04"):
        return ".docx" if b"word/" in data else ".zip"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "encrypted" if _ENCRYPTED in data else ".doc"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".html" if _HTML.match(data[:2000].removeprefix(b"\xef\xbb\xbf")) else ""


def check(ending: str, data: bytes) -> None:
    """Raise ``Refused`` where the content is of another kind than the ending says."""
    found = kind(data)
    if found == "encrypted":
        raise Refused("is encrypted", "remove the password in Word or WPS and save it again")
    if not found and ending in (".docx", ".pdf") and _is_plain(data):
        raise Refused(f"is named {ending} but is plain text", "rename it to .txt")
    expected = {".htm": ".html"}.get(ending, ending)
    if not found or found == expected or (found == ".html" and ending in (".md", ".jsonl", ".csv")):
        return
    if found == ".zip" and ending == ".docx":
        _damaged(data)
    if found in (".doc", ".rtf"):
        raise Refused(f"is named {ending} but is a {found} file", f"rename it to {found} and {CONVERT}")
    raise Refused(f"is named {ending} but is a {found} file", f"rename it to {found}")


def _is_plain(data: bytes) -> bool:
    """Whether bytes are UTF-8 or GB18030 text without control characters; the last character may be cut off."""
    for codec in ("utf-8", "gb18030"):
        reader = codecs.getincrementaldecoder(codec)()
        try:
            return not _CONTROL.search(reader.decode(data[:2000]))
        except UnicodeDecodeError:
            continue
    return False


def _damaged(data: bytes) -> None:
    """A .docx without a readable directory of parts was cut off."""
    try:
        zipfile.ZipFile(io.BytesIO(data)).close()
    except zipfile.BadZipFile:
        raise Refused("is damaged or cut off", "copy or download it again") from None


CONVERT = "convert it: soffice --headless --convert-to docx FILE"
