"""The words of a source, taken apart: what it is about, and how it points.

A text and the span of a source enter; a `Phrase` leaves:

    >>> phrase = read_phrase("The Norvanian envoy close to Ada Brun said no.", Span(0, 37))
    >>> phrase.head, phrase.definite, phrase.core
    ('envoy', True, 'Norvanian envoy close to Ada Brun')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Span
from pipeline.segmentation.roles import (
    ANONYMOUS,
    COMMON_MODIFIERS,
    FUNCTION_WORDS,
    GROUPS,
    OFFICES,
    QUANTIFIERS,
)

_DETERMINER = re.compile(r"(?:the|a|an|one|two|three|four|five|another|both)\s+", re.I)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|President$)\b", re.I)
_OWNED = re.compile(r"\w[’'](?:s\b|(?=\s))")
_POSSESSIVE_END = re.compile(r"[’'](?:s)?$")
_TOKEN = re.compile(r"[\w.’'-]+|[^\w\s]")
_NOUNS = OFFICES | GROUPS | ANONYMOUS
_AFTER_NOUN = frozenset(("close", "familiar", "briefed", "involved", "based", "present"))
"""Words that begin what follows a noun: "an official familiar with the talks"."""
_QUOTES = '“”"‘«»„,;:( '


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source without its outer marks.

    `core` lacks the determiner, `words` are in lower case, `head` is the noun that the phrase is
    about, `owned` says that "Norvania’s" or the like stands in it.
    """

    text: str
    core: str
    words: tuple[str, ...]
    head: str
    definite: bool
    owned: bool


def read_phrase(text: str, source: Span) -> Phrase:
    """Return the source's words, without a possessive ending and marks around them."""
    phrase = " ".join(source.slice(text).split()).strip(_QUOTES)
    phrase = _POSSESSIVE_END.sub("", phrase)
    core = _DETERMINER.sub("", phrase, count=1) if _DETERMINER.match(phrase) else phrase
    core = _lower_opener(core, phrase)
    return Phrase(
        text=phrase,
        core=core,
        words=tuple(word if word == "US" else word.lower() for word in re.findall(r"\w+", phrase)),
        head=_find_head(core),
        definite=_DEFINITE.match(phrase) is not None,
        owned=_OWNED.search(phrase) is not None,
    )


def _find_head(core: str) -> str:
    """Return the last word of the first noun phrase, in lower case."""
    head = ""
    for token in _TOKEN.findall(core):
        lower = token.lower()
        ended = (
            (lower in FUNCTION_WORDS and token != "US")
            or not token[0].isalnum()
            or lower.endswith("ing")
            or lower in _AFTER_NOUN
        )
        if head and (ended or (head in GROUPS | ANONYMOUS and lower not in _NOUNS)):
            break
        head = lower
    return head


def _lower_opener(core: str, phrase: str) -> str:
    """Return `core` with a common noun that opens the sentence in lower case: "critics"."""
    first = re.split(r"[\s-]", core, maxsplit=1)[0]
    common = first.lower() in GROUPS | ANONYMOUS | OFFICES | QUANTIFIERS | COMMON_MODIFIERS
    opens = core == phrase and first[1:].islower() and common
    return core[:1].lower() + core[1:] if opens else core
