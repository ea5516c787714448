"""Everybody whom an article names, and every place where it does.

`Cast` holds what `find_entities` read: entities by number, and mentions in text order.

    >>> person = Entity("Ada Brun", "person")
    >>> person.describe("US envoy")
    >>> sorted(person.described)
    ['envoy', 'us']
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from pipeline.records import Span
from pipeline.segmentation.genders import Gender
from pipeline.segmentation.mentions import NameIndex, Word, split_words

EntityKind = Literal["person", "body", "state", "group"]

_MOST_DESCRIPTIONS = 12
"""How many phrases are kept for one entity: a bound that keeps hostile input linear."""


@dataclass(slots=True)
class Entity:
    """Somebody whom the article names. `side` is set where the codebook knows the speaker."""

    name: str
    kind: EntityKind
    side: str | None = None
    gender: Gender = ""
    in_office: bool = False
    descriptions: list[str] = field(default_factory=list)
    described: set[str] = field(default_factory=set)

    def describe(self, phrase: str) -> None:
        """Keep a phrase that describes the entity, and its words in lower case."""
        if phrase not in self.descriptions and len(self.descriptions) < _MOST_DESCRIPTIONS:
            self.descriptions.append(phrase)
            self.described.update(word.text.lower() for word in split_words(phrase))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity, by its number in the cast, and how it stands in its clause."""

    span: Span
    entity: int
    sentence: int
    subject: bool
    possessive: bool = False
    coordinated: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of an article, and their mentions in text order."""

    text: str
    words: tuple[Word, ...]
    index: NameIndex
    sentences: tuple[int, ...]
    entities: list[Entity]
    mentions: tuple[Mention, ...]

    def find_sentence(self, offset: int) -> int:
        """Return the number of the sentence that holds `offset`."""
        return bisect_right(self.sentences, offset) - 1

    def find_mentions(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that lie in `span`."""
        at = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        found = []
        while at < len(self.mentions) and self.mentions[at].span.start < span.end:
            if self.mentions[at].span.end <= span.end:
                found.append(self.mentions[at])
            at += 1
        return tuple(found)
