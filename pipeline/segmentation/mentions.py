"""The words of an article, and the codebook's names among them.

Text and a codebook enter; words with offsets and the phrases of the codebook that begin at them
leave. Phrases match case-sensitively on word borders, the longest first, a plural s allowed, so
that one pass over the words finds all of them:

    >>> names = build_name_index(Codebook(sides={"Norvania": ["Norvania", "Norvanian"]}))
    >>> words = split_words("The Norvanians left.")
    >>> names.match(words, 1)
    PhraseMatch(length=1, phrase='Norvanian', side='Norvania', speaker=None, plural=True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import Codebook
from pipeline.records import Span

_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_HEADLINE_SHARE = 0.7
_JOINED = re.compile(r"[ \t]|\s*\n?[ \t]*|[-‐‑’'.&+]|\. |[’'] ")
"""What may stand between two words of one phrase."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits; `gap` is the text up to the next word."""

    start: int
    end: int
    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase of the codebook over `length` words, with the side or speaker that it names."""

    length: int
    phrase: str
    side: str
    speaker: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    phrase: str
    side: str
    speaker: str | None


class NameIndex:
    """The phrases of a codebook by their first word; speakers go before sides of equal length."""

    def __init__(self, names: Sequence[tuple[str, str, str | None]]) -> None:
        """Build the index from (phrase, side, speaker or None) rows."""
        self._entries: dict[str, list[_Entry]] = {}
        for phrase, side, speaker in names:
            words = tuple(_WORD.findall(phrase))
            if words:
                entry = _Entry(words, phrase, side, speaker)
                self._entries.setdefault(words[0], []).append(entry)
                if len(words) == 1:
                    self._entries.setdefault(words[0] + "s", []).append(entry)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (-len(entry.words), entry.speaker is None))

    def match(self, words: Sequence[Word], at: int) -> PhraseMatch | None:
        """Return the longest phrase that begins at word `at`, None where there is none."""
        best: PhraseMatch | None = None
        for entry in self._entries.get(words[at].text, ()):
            length = len(entry.words)
            if best is not None and best.length >= length:
                break
            plural = _compare(words, at, entry.words)
            if plural is not None and not _runs_on(words, at + length - 1, entry.phrase):
                best = PhraseMatch(length, entry.phrase, entry.side, entry.speaker, plural)
        return best


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of `text`, each with the gap that follows it."""
    spans = [found.span() for found in _WORD.finditer(text)]
    nexts = [*(start for start, _ in spans[1:]), len(text)][: len(spans)]
    return tuple(
        Word(start, end, text[start:end], text[end:following])
        for (start, end), following in zip(spans, nexts, strict=True)
    )


def build_name_index(codebook: Codebook) -> NameIndex:
    """Return the index of the codebook's sides and speakers."""
    names: list[tuple[str, str, str | None]] = []
    for speaker, known in codebook.speakers.items():
        names += [(alias, known.side, speaker) for alias in [speaker, *known.aliases]]
    for side, phrases in codebook.sides.items():
        names += [(phrase, side, None) for phrase in phrases]
    return _cached_index(tuple(names))


@lru_cache(maxsize=8)
def _cached_index(names: tuple[tuple[str, str, str | None], ...]) -> NameIndex:
    return NameIndex(names)


def _runs_on(words: Sequence[Word], last: int, phrase: str) -> bool:
    """Tell whether "the North" is only the beginning of "the North Sea"."""
    follows = last + 1 < len(words) and words[last].gap == " "
    return phrase[0].islower() and follows and words[last + 1].text[0].isupper()


def _compare(words: Sequence[Word], at: int, phrase: tuple[str, ...]) -> bool | None:
    """Return None where the phrase does not stand here, else whether a plural s was added."""
    if at + len(phrase) > len(words):
        return None
    for offset, expected in enumerate(phrase):
        last = offset == len(phrase) - 1
        word = words[at + offset]
        if word.text != expected and not (last and word.text == expected + "s"):
            return None
        if not last and not _JOINED.fullmatch(word.gap):
            return None
    return words[at + len(phrase) - 1].text != phrase[-1]


def mark_words(words: Sequence[Word], spans: Sequence[Span]) -> list[bool]:
    """Return for each word whether one of `spans` holds it."""
    marked = [False] * len(words)
    at = 0
    for span in sorted(spans):
        while at < len(words) and words[at].start < span.start:
            at += 1
        inside = at
        while inside < len(words) and words[inside].end <= span.end:
            marked[inside] = True
            inside += 1
    return marked


def find_headlines(text: str) -> Iterator[Span]:
    """Yield the lines in title case, where capitals say nothing."""
    for line in _LINE.finditer(text):
        tokens = line[0].split()
        capitals = sum(token[0].isupper() for token in tokens)
        unended = not line[0].rstrip().endswith((".", "!", "”", '"'))
        if unended and len(tokens) >= 4 and capitals >= _HEADLINE_SHARE * len(tokens):
            yield Span(*line.span())
