"""Whom a pronoun or "the minister" refers to, by how salient everybody is at that point.

A `Cast` and the article's attributions enter; `Discourse` answers for an offset. Subjects and
sources weigh more than objects, near sentences more than far ones, members of "A and B" hardly
count for a singular pronoun, and what is named only inside somebody's quotation less:

    >>> from pipeline.config import Codebook
    >>> from pipeline.segmentation.entities import find_entities
    >>> text = "Envoy Ada Brun met Carl Dorn. She left."
    >>> cast = find_entities(text, Codebook())
    >>> entity = Discourse(cast, ()).find_person(text.index("She"), "female")
    >>> cast.entities[entity].name
    'Ada Brun'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence

from pipeline.records import Attribution, Span
from pipeline.segmentation.cast import Cast, Entity, Mention
from pipeline.segmentation.genders import Gender
from pipeline.segmentation.roles import LEADERS

_WINDOW = 12
"""How many sentences back an antecedent may lie."""
_CANDIDATES = 80
"""How many mentions back it may lie, so that the search stays linear in the article."""

_SUBJECT, _SOURCE, _OBJECT, _POSSESSIVE = 6.0, 7.5, 3.0, 2.0
_COORDINATED, _QUOTED, _REPORTED, _SENTENCE = 0.0, -5.0, -1.5, -2.0
_FORWARD_OPENERS = ("As", "While", "When", "Although", "Though", "After", "Before", "In", "Despite")
_INTRODUCTION = re.compile(r"The [\w -]{3,40}, ")
_QUOTES = '“"‘«„'


class Discourse:
    """What has been said up to any point of the article, and by whom."""

    def __init__(self, cast: Cast, attributions: Sequence[Attribution]) -> None:
        """Read the mentions of `cast` in the light of the attributions' sources and contents."""
        self._cast = cast
        self._mentions = list(cast.mentions)
        self._sources = {_find_first(cast, a.source) for a in attributions if a.source}
        self._first: dict[int, int] = {}
        for mention in cast.mentions:
            self._first.setdefault(mention.entity, mention.span.start)
        contents = [span for a in attributions for span in a.contents]
        quoted = [span for span in contents if cast.text[span.start] in _QUOTES]
        self._quoted = _Spans(quoted)
        self._contents = _Spans(contents)

    def remember(self, span: Span, entity: int) -> None:
        """Let a resolved pronoun count as a mention of its entity."""
        sentence = self._cast.find_sentence(span.start)
        mention = Mention(span, entity, sentence, subject=True)
        insort(self._mentions, mention, key=lambda known: known.span.start)

    def find_person(self, offset: int, gender: Gender) -> int | None:
        """Return the person to whom "he" or "she" at `offset` refers."""
        return self._find_best(offset, lambda entity, _: _is_person(entity, gender))

    def find_group(self, offset: int) -> int | None:
        """Return the group, or else the state or body, to which "they" at `offset` refers."""
        group = self._find_best(offset, _is_group)
        return self._find_best(offset, _is_collective) if group is None else group

    def find_body(self, offset: int, ending: str = "") -> int | None:
        """Return the body or state to which "it" or "the ministry" at `offset` refers.

        Args:
            offset: Where the words stand.
            ending: How the body's name ends, in lower case; empty for any body or state.
        """

        def fits(entity: Entity, mention: Mention) -> bool:
            if ending:
                return entity.kind == "body" and entity.name.lower().endswith(ending)
            return _is_collective(entity, mention)

        return self._find_best(offset, fits)

    def find_state(self, offset: int) -> int | None:
        """Return the state to which "the country" at `offset` refers."""
        return self._find_best(offset, lambda entity, _: entity.kind == "state")

    def find_pair(self, offset: int) -> tuple[int, ...]:
        """Return the last two people named before `offset`, in the order of first mention."""
        pair: list[int] = []
        for mention in self._iterate_before(offset):
            person = self._cast.entities[mention.entity].kind == "person"
            if person and mention.entity not in pair:
                pair.append(mention.entity)
            if len(pair) == 2:
                break
        return tuple(sorted(pair, key=lambda entity: self._first[entity]))

    def find_nearest(self, offset: int) -> int | None:
        """Return the entity named last before `offset` in its sentence: "critics, who said"."""
        sentence = self._cast.find_sentence(offset)
        for mention in self._iterate_before(offset):
            if mention.sentence == sentence and not mention.possessive:
                return mention.entity
        return None

    def find_holder(self, offset: int, head: str, side: str, sides: Sequence[str]) -> int | None:
        """Return the person whom the article described with the office `head`.

        Args:
            offset: Where "the minister" stands.
            head: The office in lower case.
            side: The side that "the Norvanian minister" names, empty where it names none.
            sides: The side of every entity of the cast.
        """
        offices = LEADERS if head == "leader" else {head}
        qualified = bool(side)

        def fits(entity: Entity, mention: Mention) -> bool:
            if entity.kind != "person" or (side and sides[mention.entity] != side):
                return False
            return bool(offices & entity.described)

        def is_plain(entity: Entity, mention: Mention) -> bool:
            bare = any(text.lower() == head for text in entity.descriptions)
            return not qualified and bare and fits(entity, mention)

        plain = self._find_best(offset, is_plain)
        return self._find_best(offset, fits) if plain is None else plain

    def find_following(self, offset: int) -> int | None:
        """Return the person of "The official, Ada Brun, said", the sentence after `offset`."""
        sentence = self._cast.find_sentence(offset)
        at = bisect_left(self._mentions, offset, key=lambda mention: mention.span.start)
        for mention in self._mentions[at : at + _CANDIDATES]:
            if mention.sentence > sentence + 1:
                return None
            if mention.sentence == sentence + 1:
                begins = self._cast.sentences[mention.sentence]
                opening = self._cast.text[begins : mention.span.start]
                if _INTRODUCTION.fullmatch(opening):
                    return mention.entity
        return None

    def _find_best(self, offset: int, fits: Callable[[Entity, Mention], bool]) -> int | None:
        best, best_score = None, float("-inf")
        for mention in (*self._iterate_before(offset), *self._iterate_forward(offset)):
            if fits(self._cast.entities[mention.entity], mention):
                score = self._weigh(mention, offset)
                if score > best_score:
                    best, best_score = mention.entity, score
        return best

    def _weigh(self, mention: Mention, offset: int) -> float:
        source = mention.span.start in self._sources
        weight = _SOURCE if source else _SUBJECT if mention.subject else _OBJECT
        if mention.possessive:
            weight = _POSSESSIVE
        if mention.coordinated:
            weight = _COORDINATED
        if self._quoted.hold(mention.span.start) and not self._quoted.hold(offset):
            weight += _QUOTED
        elif self._contents.hold(mention.span.start) and not source:
            weight += _REPORTED
        distance = abs(self._cast.find_sentence(offset) - mention.sentence)
        return weight + _SENTENCE * distance

    def _iterate_before(self, offset: int) -> Iterator[Mention]:
        """Yield the mentions that end before `offset`, the nearest first, within the window."""
        sentence = self._cast.find_sentence(offset)
        last = bisect_left(self._mentions, offset, key=lambda mention: mention.span.start)
        for at in range(last - 1, max(-1, last - 1 - _CANDIDATES), -1):
            mention = self._mentions[at]
            if mention.sentence < sentence - _WINDOW:
                return
            if mention.span.end <= offset:
                yield mention

    def _iterate_forward(self, offset: int) -> Iterator[Mention]:
        """Yield the subjects after "As he spoke,": the pronoun may come before its name."""
        sentence = self._cast.find_sentence(offset)
        opening = self._cast.text[self._cast.sentences[sentence] : offset].split(maxsplit=1)
        if sentence < 0 or not opening or opening[0] not in _FORWARD_OPENERS:
            return
        at = bisect_left(self._mentions, offset, key=lambda mention: mention.span.start)
        for mention in self._mentions[at : at + _CANDIDATES]:
            if mention.sentence != sentence:
                return
            if mention.subject and "," in self._cast.text[offset : mention.span.start]:
                yield mention


class _Spans:
    """Spans that can be asked whether they hold an offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            end = max(span.end, self._ends[-1]) if self._ends else span.end
            self._starts.append(span.start)
            self._ends.append(end)

    def hold(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _find_first(cast: Cast, source: Span) -> int:
    """Return where a source names whom it is about: the first person in it that owns nothing."""
    mentions = [
        mention
        for mention in cast.find_mentions(source)
        if not mention.possessive or mention.span.end >= source.end - 2
    ]
    people = [mention for mention in mentions if cast.entities[mention.entity].kind == "person"]
    return next((mention.span.start for mention in [*people, *mentions]), source.start)


def _is_person(entity: Entity, gender: Gender) -> bool:
    return entity.kind == "person" and (not gender or entity.gender in ("", gender))


def _is_group(entity: Entity, mention: Mention) -> bool:
    return entity.kind == "group" or mention.plural


def _is_collective(entity: Entity, mention: Mention) -> bool:
    return entity.kind in ("body", "state") and not mention.plural
