"""The values that leave the extractors: what a text mentions, and whom it cites.

Keys are local identities without a base: ``meeting/党的二十大`` names the same thing in every text; with a leading
tilde, ``~institution/市委``, a thing of this text alone (a relative body, its meetings and papers, a coined formulation).
"""

from __future__ import annotations

from dataclasses import dataclass

TYPES = ("concept", "institution", "meeting", "document", "person", "term", "frame", "number", "role")
KINDS = ("quotes", "implements", "accords", "issues", "amends", "repeals", "forwards")


@dataclass(frozen=True, slots=True)
class Mention:
    """One wording at one place. Offsets are characters of ``Document.text``; ``sentence`` and ``order`` count from 0."""

    start: int
    end: int
    surface: str
    form: str
    """The normalised wording (no quotation marks, no spaces)."""
    type: str
    key: str
    rule: str
    sentence: int
    order: int
    in_heading: bool
    head: str
    """The governing verb with its adverb: 坚定捍卫; empty where there is none."""
    tail: str
    """What is said of it: 的决定性意义; empty where there is none."""
    stance: str
    """held, rejected (纠正“…”的错误认识) or reported (inside somebody's words)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A text leans on an authority. ``start`` and ``end`` bound the carrying clause; actor and target are keys or None."""

    start: int
    end: int
    sentence: int
    kind: str
    actor: str | None
    target: str | None
    quote: str
    """The quoted or reported words; empty for the other kinds."""
    rule: str
    pinpoint: str = ""
    """The places of the target, in one form: 第六条第一项; several joined by 、."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One member of a formulation where its text writes them out beside the name; ``position`` counts from 0.

    ``start`` and ``end`` bound the whole list, ``key`` is that of the formulation.
    """

    start: int
    end: int
    sentence: int
    key: str
    position: int
    label: str


@dataclass(frozen=True, slots=True)
class Duty:
    """Who bears which responsibility, as a text says it; from the role's first to the responsibility's last character."""

    start: int
    end: int
    sentence: int
    role: str
    """党组书记, 班子成员 …, or the body that leads or assists."""
    responsibility: str
    """第一责任人, 一岗双责, 牵头单位 …"""
    matter: str
    """Of what: 管党治党; empty where the text does not say."""
    rule: str


@dataclass(frozen=True, slots=True)
class Effect:
    """When a document takes effect, loses it, is amended or how long it holds, as a text says it."""

    start: int
    end: int
    sentence: int
    document: str | None
    """Its key; None where the text does not name it."""
    effect: str
    """in-force, repealed, amended or valid."""
    date: str
    """From when; for ``valid`` until when. ISO with its own precision, empty where not told."""
    period: str
    """How long a document holds, as an ISO 8601 duration: P5Y."""
    rule: str
