"""What an article says of a person beside the name: titles before it, appositions around it.

The words of an article and where a name stands in them enter; the describing phrases leave:

    >>> from pipeline.segmentation.mentions import split_words
    >>> text = "Norvanian Foreign Minister Ada Brun, a former judge, left."
    >>> words = split_words(text)
    >>> describe_name(text, words, 3, 4, NameIndex([("Norvanian", "Norvania", None)]))
    ('Norvanian Foreign Minister', 'a former judge')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segmentation.mentions import NameIndex, Word
from pipeline.segmentation.roles import (
    APPOSITION_OPENERS,
    BODIES,
    COURTESY,
    FUNCTION_WORDS,
    OFFICES,
    SENT_OUT,
    TITLES,
)

_LONGEST_BEFORE = 12
_LINKS = frozenset(("of", "for", "to", "in", "the"))
_APPOSITION = re.compile(r"\s*[,(—–]\s*([^,;.()—–“”\"\n]{3,160})")
_ORIGIN = re.compile(r"\s+(?:of|from) (?:the )?(?=[A-Z])")


def describe_name(
    text: str, words: Sequence[Word], first: int, last: int, index: NameIndex
) -> tuple[str, ...]:
    """Return the phrases that describe the name over the words `first` to `last`."""
    phrases = []
    opening = find_prefix(words, first)
    if opening < first:
        phrases.append(text[words[opening].start : words[first - 1].end])
    apposition = _read_apposition(text, words, last, index)
    if apposition:
        phrases.append(apposition)
    origin = _ORIGIN.match(text, words[last].end)
    match = index.match(words, last + 2) if origin and last + 2 < len(words) else None
    if match is not None and words[last + 1].text in ("of", "from"):
        phrases.append(match.phrase)
    return tuple(phrases)


def find_prefix(words: Sequence[Word], first: int) -> int:
    """Return the word that begins the titles and modifiers before word `first`, else `first`."""
    at = first
    while at > 0 and first - at < _LONGEST_BEFORE:
        before = words[at - 1]
        lower = before.text.lower()
        if at == first and not _is_head(before):
            break
        comma = at == first and before.gap == ", " and lower in OFFICES
        if not (comma or before.gap in (" ", "-", ". ", ".", "’", "'")):
            break
        if before.gap == ". " and lower not in TITLES and len(lower) > 1:
            break
        if lower in _LINKS:
            if not _is_link(words, at, first):
                break
        elif lower in FUNCTION_WORDS and lower not in ("first", "us"):
            break
        at -= 1
    while at < first and words[at].text.lower() in _LINKS | {"s"}:
        at += 1
    return at


def _is_link(words: Sequence[Word], at: int, first: int) -> bool:
    """Tell whether the word before `at` links a title: "Secretary of State Brun", not "aide of"."""
    linked = {word.text.lower() for word in words[at:first]}
    if not linked or linked & OFFICES or "s" in linked or at < 2:
        return False
    before = words[at - 2].text.lower()
    if words[at - 1].text.lower() == "the":
        return before in _LINKS
    outward = words[at - 1].text.lower() in ("to", "in")
    return before in SENT_OUT if outward else True


def has_office_title(phrase: str) -> bool:
    """Tell whether a phrase before a name is a title of office in capitals, not a former one."""
    words = phrase.replace(".", "").split()
    former = any(word.lower() in ("former", "ex", "retired", "onetime") for word in words)
    titles = (word for word in words if word[:1].isupper() and word.lower() in TITLES)
    return not former and any(word.lower() not in COURTESY for word in titles)


def _is_head(word: Word) -> bool:
    lower = word.text.lower()
    return lower in OFFICES or lower in TITLES or lower in BODIES or word.text[0].isupper()


def _read_apposition(text: str, words: Sequence[Word], last: int, index: NameIndex) -> str | None:
    found = _APPOSITION.match(text, words[last].end)
    if found is None or last + 1 >= len(words):
        return None
    opener = words[last + 1]
    known = index.match(words, last + 1)
    named = known is not None and known.speaker is None
    if opener.text.lower() not in APPOSITION_OPENERS and not named:
        return None
    phrase = found[1].strip()
    lowered = {word.strip("’'s.").lower() for word in re.split(r"[\s-]+", phrase)}
    return phrase if lowered & OFFICES or lowered & BODIES else None
