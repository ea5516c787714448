"""Which of the people in a source it is about: not the owners and not the objects in it.

A `Cast` and the span of a source enter; the mentions of its heads leave, in text order:

    >>> from pipeline.config import Codebook
    >>> from pipeline.segmentation.entities import find_entities
    >>> text = "Carl Dorn’s adviser Ada Brun left."
    >>> cast = find_entities(text, Codebook())
    >>> [head.span.slice(text) for head in find_heads(cast, Span(0, 28))]
    ['Ada Brun']
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.records import Span
from pipeline.segmentation.cast import Cast, Mention
from pipeline.segmentation.descriptions import find_prefix
from pipeline.segmentation.roles import PREPOSITIONS

_AFTER_HEAD = re.compile(r"\s*(?:$|[,(;—–-]|and\b|of\b|from\b|who\b|himself\b|herself\b|[’']s?$)")
"""What may follow a head: not the noun of "Dahl supporters"."""


def find_heads(cast: Cast, source: Span) -> tuple[Mention, ...]:
    """Return the mentions of people and known speakers that `source` is about."""
    return tuple(
        mention
        for mention in cast.find_mentions(source)
        if _can_speak(cast, mention)
        and _AFTER_HEAD.match(cast.text[mention.span.end : source.end])
        and not _is_object(cast, mention, source)
    )


def _can_speak(cast: Cast, mention: Mention) -> bool:
    entity = cast.entities[mention.entity]
    return entity.kind == "person" or entity.side is not None


def _is_object(cast: Cast, mention: Mention, source: Span) -> bool:
    """Tell whether a preposition inside the source governs the name: "a spokesman for Dahl"."""
    words = cast.words
    at = bisect_left(words, mention.span.start, key=lambda word: word.start)
    before = find_prefix(words, at) - 1
    while before >= 0 and words[before].text.lower() in ("the", "a", "an"):
        before -= 1
    inside = before >= 0 and words[before].start >= source.start
    return inside and words[before].text.lower() in PREPOSITIONS
