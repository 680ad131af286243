"""The values that leave the corpus: a text with its sections, sentences and what is known of it.

Offsets count Unicode characters of ``Document.text`` (the decoded text, byte order mark dropped, CRLF and CR
read as LF; for pdf, docx and html the reader's output). Dates are ISO strings with their own precision:
``2023``, ``2023-01`` or ``2023-01-09``; unknown is the empty string.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, to the next heading of the same or a higher level.

    ``locator`` names the place as a reader would cite it: ``三（二）2``. Level 1 is 一、, 2 is （一）, 3 is 一是 or 1.
    """

    start: int
    end: int
    level: int
    locator: str
    title: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``paragraph`` counts from 0 in its text, ``section`` indexes ``Document.sections`` (-1: before any)."""

    start: int
    end: int
    paragraph: int
    section: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Apparatus:
    """A stretch that is no part of what was said (licence, source line, navigation), and why it was set aside."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the corpus. ``id`` is its POSIX path below the corpus folder, in Unicode form NFC.

    ``date_from`` and ``date_to`` bound when the text was given, with the reason in words; ``origins`` says for each
    other field where it comes from (``("issuer", "letterhead")``).
    """

    id: str
    path: str
    text: str
    sha256: str
    encoding: str
    title: str = ""
    series: str = ""
    issuer: str = ""
    place: str = ""
    speaker: str = ""
    date_from: str = ""
    date_to: str = ""
    date_reason: str = ""
    date_published: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    apparatus: tuple[Apparatus, ...] = ()
    notes: tuple[str, ...] = ()
    """Warnings about this text that a user should see: numbering slips, undecodable bytes, unreadable metadata."""
