"""Capitalised names in an article: people, surnames, bodies, states, and named groups.

The words of an article and the codebook's names enter; `FoundName`s leave, in text order, not yet
linked to each other. A run of capitalised words is cut at titles and states, so that only the name
itself is left:

    >>> from pipeline.segmentation.mentions import split_words
    >>> text = "Norvanian Foreign Minister Ada Brun met experts."
    >>> names = find_names(text, split_words(text), NameIndex([("Norvanian", "Norvania", None)]))
    >>> [(name.kind, name.span.slice(text)) for name in names]
    [('state', 'Norvanian'), ('person', 'Ada Brun'), ('group', 'experts')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Span
from pipeline.segmentation.genders import FAMILY_NAMES_FIRST, FEMALE_NAMES, MALE_NAMES
from pipeline.segmentation.mentions import (
    NameIndex,
    PhraseMatch,
    Word,
    find_headlines,
    mark_words,
)
from pipeline.segmentation.roles import (
    BODIES,
    FUNCTION_WORDS,
    GROUPS,
    OFFICES,
    PARTICLES,
    TITLES,
)

NameKind = Literal["person", "surname", "body", "state", "group"]

_GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
_LONGEST_NAME = 5
_GROUP_MODIFIERS = 5
_SPACES = frozenset((" ", "\u00a0", "\t", " \n"))


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name over the words `first` to `last`, both included, and the codebook's match if any."""

    kind: NameKind
    span: Span
    first: int
    last: int
    match: PhraseMatch | None = None


def find_names(
    text: str, words: Sequence[Word], index: NameIndex, sources: Sequence[Span] = ()
) -> tuple[FoundName, ...]:
    """Return the names in `text`, in text order; a name in a source needs no other evidence."""
    finder = _NameFinder(text, words, index, sources)
    names = [*finder.read_runs(), *finder.read_groups()]
    return tuple(sorted(names, key=lambda name: (name.span.start, -len(name.span))))


def is_capitalised(word: Word) -> bool:
    """Tell whether `word` begins with a capital letter."""
    return word.text[0].isupper()


class _NameFinder:
    """The article's words, with what is counted over all of them before any name is judged."""

    def __init__(
        self, text: str, words: Sequence[Word], index: NameIndex, sources: Sequence[Span]
    ) -> None:
        self._words = words
        self._index = index
        self._lowercase = {word.text for word in words if word.text[0].islower()}
        self._isolated = Counter(
            word.text for at, word in enumerate(words) if self._is_isolated(at)
        )
        self._in_source = mark_words(words, sources)
        self._in_headline = mark_words(words, tuple(find_headlines(text)))

    def read_runs(self) -> Iterator[FoundName]:
        at = 0
        while at < len(self._words):
            match = self._index.match(self._words, at)
            if not is_capitalised(self._words[at]):
                if match is not None:
                    yield self._found("state" if match.speaker is None else "person", at, match)
                at += match.length if match else 1
                continue
            last = self._extend_run(at)
            if match is not None:
                last = max(last, at + match.length - 1)
            yield from self._read_run(at, last)
            at = last + 1

    def read_groups(self) -> Iterator[FoundName]:
        for at, word in enumerate(self._words):
            if word.text.lower() in GROUPS and not is_capitalised(word):
                yield self._name("group", self._extend_group(at), at)

    def _extend_run(self, at: int) -> int:
        """Return the last word of the capitalised run that begins at word `at`."""
        if self._is_function(at):
            return at
        last = at
        while last + 1 < len(self._words):
            step = self._next_in_run(at, last)
            if step == 0:
                return last
            last += step
        return last

    def _next_in_run(self, first: int, last: int) -> int:
        """Return by how many words the run goes on after word `last`."""
        word, following = self._words[last], self._words[last + 1]
        lower = word.text.lower()
        if word.gap in _SPACES:
            if is_capitalised(following):
                return int(not self._is_function(last + 1) or word.text in _GIVEN_NAMES)
            linked = following.text in PARTICLES or (
                following.text == "of" and lower in TITLES | BODIES
            )
            return 2 * int(linked and self._is_capitalised_name(last + 2))
        if word.gap == "-":
            return int(is_capitalised(following) or (last > first and len(following.text) <= 5))
        if word.gap in (". ", "."):
            abbreviated = len(word.text) == 1 or (len(word.text) <= 5 and lower in TITLES)
            return int(abbreviated and self._is_capitalised_name(last + 1))
        apostrophe = word.gap in ("’", "'") and len(word.text) == 1
        return int(apostrophe and is_capitalised(following))

    def _read_run(self, first: int, last: int) -> Iterator[FoundName]:
        """Yield the states, the body and the person of one run of capitalised words."""
        at = self._skip_opener(first, last)
        body = self._find_body(at, last)
        if body is not None:
            yield self._name("body", at, body)
        name_from = at if body is None else body + 1
        while at <= last:
            match = self._index.match(self._words, at)
            given = at > name_from and self._words[at - 1].text in _GIVEN_NAMES
            if match is not None and match.speaker is None and not given:
                yield self._found("state", at, match)
                at += match.length
                name_from = max(name_from, at)
                continue
            if match is not None and match.speaker is not None and match.length > 1:
                at += match.length
                continue
            if self._ends_title(at, last):
                name_from = max(name_from, at + 1)
            at += 1
        if name_from <= last:
            yield from self._read_name(name_from, last)

    def _ends_title(self, at: int, last: int) -> bool:
        lower = self._words[at].text.lower()
        return lower == "of" or (lower in TITLES and at < last)

    def _read_name(self, first: int, last: int) -> Iterator[FoundName]:
        match = self._index.match(self._words, first)
        if match is not None and match.speaker and match.length == last - first + 1:
            yield self._found("person", first, match)
        elif first < last and self._is_person(first, last):
            yield self._name("person", first, last)
        else:
            for at in range(first, last + 1):
                yield FoundName("surname", _span(self._words, at, at), at, at, self._alias(at))

    def _alias(self, at: int) -> PhraseMatch | None:
        match = self._index.match(self._words, at)
        return match if match is not None and match.speaker and match.length == 1 else None

    def _is_person(self, first: int, last: int) -> bool:
        """Tell whether anything says that several capitalised words are a person's name."""
        words = self._words
        length = last - first + 1
        if length > _LONGEST_NAME or self._in_headline[first]:
            return False
        if words[first].text in _GIVEN_NAMES or self._in_source[first]:
            return True
        before = words[first - 1].text.lower() if first else ""
        if before in TITLES or before in OFFICES:
            return True
        if words[first].text in FAMILY_NAMES_FIRST and length <= 3:
            return True
        adverb = self._opens_sentence(first) and (
            words[first].text.endswith("ly") or self._alias(last) is not None
        )
        return (self._isolated[words[last].text] > 0 and not adverb) or self._has_apposition(last)

    def _has_apposition(self, last: int) -> bool:
        if not self._words[last].gap.startswith(", "):
            return False
        for word in self._words[last + 1 : last + 9]:
            if word.text.lower() in OFFICES:
                return True
            if "," in word.gap or "." in word.gap:
                return False
        return False

    def _find_body(self, first: int, last: int) -> int | None:
        """Return the word that ends a body's name within a run, None where there is none."""
        for at in range(first, last + 1):
            lower = self._words[at].text.lower()
            if lower not in BODIES or lower == "of":
                continue
            title = lower in TITLES and at < last and self._words[at + 1].text.lower() in TITLES
            surname = at > first and self._words[at - 1].text in _GIVEN_NAMES
            if not title and not surname:
                return self._extend_body(at, last)
        return None

    def _extend_body(self, at: int, last: int) -> int:
        """Return the end of "Ministry of Foreign Affairs", which goes on after "of"."""
        while at + 2 <= last and self._words[at + 1].text == "of":
            at += 2
            while at < last and self._words[at].text.lower() in TITLES:
                at += 1
        return at

    def _skip_opener(self, first: int, last: int) -> int:
        """Return where the run begins without function words and the word that opens a sentence."""
        while first < last and self._is_function(first):
            first += 1
        lower = self._words[first].text.lower()
        common = lower in self._lowercase and lower not in TITLES | BODIES
        unknown = common and self._index.match(self._words, first) is None
        return first + int(first < last and unknown and self._opens_sentence(first))

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or any(mark in self._words[at - 1].gap for mark in '.\n!?“"')

    def _extend_group(self, at: int) -> int:
        """Return the first word of the noun phrase whose plural head is word `at`."""
        first = at
        while first > 0 and at - first < _GROUP_MODIFIERS:
            before = self._words[first - 1]
            if before.text == "s" and first > 1 and self._words[first - 2].gap in ("’", "'"):
                return first - 2
            verb = before.text.endswith("ing") or before.text.lower() in FUNCTION_WORDS
            if before.gap not in (" ", "-") or verb:
                break
            first -= 1
        return first

    def _is_function(self, at: int) -> bool:
        return self._words[at].text.lower() in FUNCTION_WORDS and self._words[at].text != "US"

    def _is_capitalised_name(self, at: int) -> bool:
        if at >= len(self._words) or not is_capitalised(self._words[at]):
            return False
        return not self._is_function(at)

    def _is_isolated(self, at: int) -> bool:
        """Tell whether a capitalised word stands with no capitalised word beside it."""
        word = self._words[at]
        if not is_capitalised(word):
            return False
        before = self._words[at - 1] if at else None
        beside = before is not None and before.gap in _SPACES and is_capitalised(before)
        if beside and before is not None and before.text.lower() in TITLES | FUNCTION_WORDS:
            beside = False
        after = at + 1 < len(self._words) and word.gap in _SPACES
        return not beside and not (after and is_capitalised(self._words[at + 1]))

    def _found(self, kind: NameKind, at: int, match: PhraseMatch) -> FoundName:
        last = at + match.length - 1
        return FoundName(kind, _span(self._words, at, last), at, last, match)

    def _name(self, kind: NameKind, first: int, last: int) -> FoundName:
        return FoundName(kind, _span(self._words, first, last), first, last)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)
