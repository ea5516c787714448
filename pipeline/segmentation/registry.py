"""Which names of an article are one and the same: full names, surnames, titles and aliases.

`FoundName`s enter in text order, first all of them to be introduced, then each to be linked; the
number of an entity leaves. The codebook's aliases join its speaker, surnames join full names:

    >>> _list_surnames("Ada Brun"), _list_surnames("Kim Song Ho")
    ({'Brun'}, {'Kim'})
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.config import Codebook
from pipeline.records import Span
from pipeline.segmentation.cast import Entity, EntityKind, Mention
from pipeline.segmentation.descriptions import describe_name, find_prefix, has_office_title
from pipeline.segmentation.genders import FAMILY_NAMES_FIRST, guess_gender, read_gender
from pipeline.segmentation.mentions import NameIndex, Word
from pipeline.segmentation.names import FoundName, is_capitalised
from pipeline.segmentation.roles import (
    ANONYMOUS,
    BODIES,
    CLAUSE_OPENERS,
    COMMON_MODIFIERS,
    COURTESY,
    FUNCTION_WORDS,
    GROUPS,
    OFFICES,
    PARTIES,
    PREPOSITIONS,
    QUANTIFIERS,
    TITLES,
)

_MOST_BEARERS = 8
"""How many people of one surname are told apart: a bound that keeps hostile input linear."""
_NO_NAMES = GROUPS | OFFICES | ANONYMOUS | QUANTIFIERS | COMMON_MODIFIERS | FUNCTION_WORDS | PARTIES


class Registry:
    """The entities met so far, by name, by first and last name, and by surname."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        index: NameIndex,
        codebook: Codebook,
        sources: Sequence[Span],
    ) -> None:
        self.entities: list[Entity] = []
        self._text = text
        self._words = words
        self._index = index
        self._codebook = codebook
        self._source_ends = {span.end for span in sources}
        self._by_name: dict[tuple[EntityKind, str], int] = {}
        self._by_ends: dict[tuple[str, str], int] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._last_seen: dict[str, int] = {}
        self._by_given: dict[str, set[int]] = {}
        self._spouses: set[int] = set()
        self._titled: set[str] = set()
        self._last_state = ""
        self._seen: set[int] = set()
        self._known_ends = {_get_ends(name): name for name in codebook.speakers}

    def introduce(self, name: FoundName) -> None:
        """Register a full name, so that surnames before and after it can join it."""
        if name.kind == "surname" and self._get_title(name.first):
            self._titled.add(self._get_text(name))
        if name.kind != "person" or name.first == name.last:
            return
        entity = self._find_person(name)
        full = self._get_text(name)
        if self.entities[entity].side is None and len(full) > len(self.entities[entity].name):
            self.entities[entity].name = full
        self._by_ends.setdefault(_get_ends(full), entity)
        opening = find_prefix(self._words, name.first)
        self._learn(name, entity, opening)
        surnames = _list_surnames(full) | _list_surnames(self.entities[entity].name)
        for surname in surnames:
            self._add_bearer(surname, entity)
        self._by_given.setdefault(full.split(maxsplit=1)[0], set()).add(entity)
        before = self._words[max(0, opening - 2) : opening]
        if len(before) == 2 and before[1].text == "and" and before[0].text in surnames:
            self._spouses.add(entity)

    def link(self, name: FoundName) -> int | None:
        """Return the entity that a name stands for where it is, None for an unknown word."""
        if name.kind == "state" and name.match is not None:
            self._last_state = name.match.side
            return self._get("state", name.match.side)
        if name.kind in ("body", "group"):
            return self._get("body" if name.kind == "body" else "group", self._get_text(name))
        if name.kind == "person" and name.first < name.last:
            entity: int | None = self._find_person(name)
        else:
            entity = self._link_surname(name)
        if entity is not None:
            self._seen.add(entity)
            for surname in _list_surnames(self.entities[entity].name) | {
                name.span.slice(self._text)
            }:
                self._last_seen[surname] = entity
        return entity

    def mention(self, name: FoundName, entity: int, sentences: Sequence[int]) -> Mention:
        """Return the mention, and let the entity learn from what is said around the name."""
        person = self.entities[entity].kind == "person"
        opening = find_prefix(self._words, name.first) if person else name.first
        if person:
            self._learn(name, entity, opening)
        return Mention(
            span=name.span,
            entity=entity,
            sentence=bisect_right(sentences, name.span.start) - 1,
            subject=self._is_subject(opening),
            possessive=self._is_possessive(name.last),
            coordinated=self._is_coordinated(opening, name.last),
            plural=name.match is not None and name.match.plural,
        )

    def _find_person(self, name: FoundName) -> int:
        full = self._get_text(name)
        ends = _get_ends(full)
        known = name.match.speaker if name.match else self._known_ends.get(ends)
        if known is not None:
            return self._get_known(known)
        at = self._by_ends.get(ends)
        return self._get("person", full) if at is None else at

    def _link_surname(self, name: FoundName) -> int | None:
        """Return whom a single word names: somebody met before, else somebody met later."""
        surname = name.span.slice(self._text)
        known = name.match.speaker if name.match else None
        speaker = self._by_name.get((_guess_kind(known), known)) if known else None
        shared = surname in FAMILY_NAMES_FIRST and self._last_seen.get(surname) != speaker
        if speaker in self._seen and not shared:
            return speaker
        title = self._get_title(name.first)
        bearers = [
            entity
            for entity in self._by_surname.get(surname, ())
            if self._agrees(entity, title) and entity not in self._spouses
        ]
        met = [entity for entity in bearers if entity in self._seen]
        if met or (bearers and known is None):
            return self._prefer(met or bearers, surname)
        if known is not None:
            return self._get_known(known)
        if self._is_named(name):
            entity = self._get("person", surname)
            self._add_bearer(surname, entity)
            return entity
        return self._link_given(surname)

    def _prefer(self, bearers: Sequence[int], surname: str) -> int:
        """Return the bearer who holds an office, else whom the article named last, else first."""
        officials = [entity for entity in bearers if self.entities[entity].in_office] or bearers
        recent = self._last_seen.get(surname)
        return recent if recent is not None and recent in officials else officials[0]

    def _link_given(self, word: str) -> int | None:
        people = self._by_given.get(word, set()) & self._seen
        return next(iter(people)) if len(people) == 1 else None

    def _add_bearer(self, surname: str, entity: int) -> None:
        bearers = self._by_surname.setdefault(surname, [])
        if entity not in bearers and len(bearers) < _MOST_BEARERS:
            bearers.append(entity)

    def _is_named(self, name: FoundName) -> bool:
        """Tell whether an unknown single word is somebody: titled, or the head of a source."""
        word = self._get_text(name)
        if word in self._titled:
            return True
        before = self._words[name.first - 1].text.lower() if name.first else ""
        in_source = name.span.end in self._source_ends and before not in PREPOSITIONS | {"s", "the"}
        return in_source and word.lower() not in _NO_NAMES

    def _agrees(self, entity: int, title: str) -> bool:
        """Tell whether somebody's gender and office, if known, go with the title of a surname."""
        person = self.entities[entity]
        gender = read_gender([title])
        if gender and person.gender not in ("", gender):
            return False
        if not title or title in COURTESY or entity in self._seen:
            return True
        return not person.described or title in person.described

    def _get_title(self, first: int) -> str:
        """Return the title right before word `first` in lower case, empty where there is none."""
        before = self._words[first - 1] if first else None
        titled = before is not None and before.gap in (" ", ". ") and is_capitalised(before)
        return before.text.lower() if titled and before and before.text.lower() in TITLES else ""

    def _get_known(self, speaker: str) -> int:
        entity = self._get(_guess_kind(speaker), speaker)
        self.entities[entity].side = self._codebook.speakers[speaker].side
        return entity

    def _get(self, kind: EntityKind, name: str) -> int:
        entity = self._by_name.setdefault((kind, name), len(self.entities))
        if entity == len(self.entities):
            self.entities.append(
                Entity(name, kind, gender=guess_gender(name) if kind == "person" else "")
            )
        return entity

    def _get_text(self, name: FoundName) -> str:
        return " ".join(name.span.slice(self._text).split())

    def _learn(self, name: FoundName, entity: int, opening: int) -> None:
        person = self.entities[entity]
        phrases = describe_name(self._text, self._words, name.first, name.last, self._index)
        for phrase in phrases:
            person.describe(phrase)
        if opening < name.first and phrases and has_office_title(phrases[0]):
            person.in_office = True
        gender = read_gender(word for phrase in phrases[:1] for word in phrase.split())
        person.gender = gender or person.gender
        owner = self._words[opening - 1].text.lower() if 0 < opening < name.first else ""
        if owner == "its" and self._last_state:
            person.describe(self._last_state)

    def _is_subject(self, opening: int) -> bool:
        """Tell whether a name that begins at word `opening` likely is the subject of a clause."""
        while opening > 0 and self._words[opening - 1].text.lower() in (
            "the",
            "a",
            "an",
            "mr",
            "ms",
        ):
            opening -= 1
        if opening == 0:
            return True
        before = self._words[opening - 1]
        return len(before.gap.strip()) > 0 or "\n" in before.gap or before.text in CLAUSE_OPENERS

    def _is_possessive(self, last: int) -> bool:
        word = self._words[last]
        follows = self._words[last + 1].text if last + 1 < len(self._words) else ""
        return word.gap.startswith(("’", "'")) and (follows == "s" or word.gap[1:2] == " ")

    def _is_coordinated(self, opening: int, last: int) -> bool:
        words = self._words
        if words[last].gap == " " and last + 2 < len(words) and words[last + 1].text == "and":
            return is_capitalised(words[last + 2])
        joined = opening > 1 and words[opening - 1].text == "and" and words[opening - 1].gap == " "
        return joined and is_capitalised(words[opening - 2]) and words[opening - 2].gap == " "


def _guess_kind(speaker: str) -> EntityKind:
    words = speaker.split()
    body = any(word.lower() in BODIES for word in words) or len(words) == 1 or speaker[0].isdigit()
    return "body" if body else "person"


def _get_ends(name: str) -> tuple[str, str]:
    """Return first and last name: "John R. Bolton" and "John Bolton" are one."""
    parts = name.split()
    if parts[0] in FAMILY_NAMES_FIRST and len(parts) > 1:
        return parts[0], "".join(parts[1:]).replace("-", "").lower()
    return parts[0], parts[-1]


def _list_surnames(name: str) -> set[str]:
    """Return the words that can stand for a full name: Kim Myong Gil is "Kim"."""
    parts = name.split()
    surnames = {parts[-1]}
    if parts[0] in FAMILY_NAMES_FIRST and len(parts) > 1:
        surnames = {parts[0]}
    elif len(parts) > 2 and parts[-2][0].islower():
        surnames.add(" ".join(parts[-2:]))
    if "-" in parts[-1] and parts[-1][0].islower():
        surnames.add(parts[-1].split("-")[-1])
    return surnames
