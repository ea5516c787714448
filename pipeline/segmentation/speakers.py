"""Who speaks, and for which side: the source of every attribution resolved to a speaker.

An article's text, its attributions and a codebook enter; one `Speaker` for each attribution
leaves. What cannot be resolved says so and is never guessed:

    >>> text = "Norvanian envoy Ada Brun arrived. She said that talks would resume."
    >>> said = Attribution(Span(34, 37), Span(38, 42), (Span(43, 66),))
    >>> resolve_speakers(text, [said], Codebook(sides={"Norvania": ["Norvanian"]}))
    (Speaker(name='Ada Brun', side='Norvania'),)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.config import Codebook
from pipeline.records import AUTHOR, UNRESOLVED, Attribution, Span
from pipeline.segmentation.antecedents import Discourse
from pipeline.segmentation.cast import Cast
from pipeline.segmentation.entities import find_entities
from pipeline.segmentation.genders import (
    FIRST_PERSON,
    NEUTER_PRONOUNS,
    PRONOUNS,
    RELATIVE_PRONOUNS,
    SINGULAR_MALE,
    Gender,
)
from pipeline.segmentation.heads import find_heads
from pipeline.segmentation.phrases import Phrase, read_phrase
from pipeline.segmentation.roles import (
    ANONYMOUS,
    BODIES,
    OFFICES,
    PARTIES,
    SIDE_NOUNS,
)
from pipeline.segmentation.sides import find_entity_side, find_named_side, find_side, match_whole

_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|was|were|reportedly|allegedly|supposedly|purportedly)\b", re.I
)
_OPENING_MARKS = "“\"‘«„'"
_PARAGRAPH = re.compile(r"\n\s*")
_PAIR = re.compile(
    r"(?:the|both|these)\s+(?:(?:two\s+)?(?:leaders|presidents|men|women|ministers)|two)", re.I
)
_OF_THEM = re.compile(r"(?:\w+ ){0,3}\w+ of (?:them|whom|these|those)", re.I)
_HEAD_REST = re.compile(r"\s*(?:$|[,(;—–-]|and\b|of\b|from\b|who\b|himself\b|herself\b|[’']s?$)")
_THEY = re.compile(r"(?:they|them|their|theirs)(?: (?:themselves|all|both))?", re.I)
_BELONGING = re.compile(r"\b(?:him|her)$", re.I)
_ENCLOSING = 24
"""How many statements back the one around a nested source may begin."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity that a source resolves to, and the party that it speaks for."""

    name: str
    side: str


_NOBODY = Speaker(UNRESOLVED, "other")
_THE_AUTHOR = Speaker(AUTHOR, "media")


def resolve_speakers(
    text: str, attributions: Sequence[Attribution], codebook: Codebook
) -> tuple[Speaker, ...]:
    """Return the speaker of each attribution, in the same order.

    A speaker bears its fullest name in the article, or the codebook's name where the codebook
    lists it. The side is the codebook's entry for it, else that of its role (expert, media, other),
    else the first of the codebook's words in its name, in the source or in a description elsewhere.
    """
    sources = [attribution.source for attribution in attributions if attribution.source]
    resolver = _Resolver(find_entities(text, codebook, sources), attributions)
    found: dict[int, Speaker] = {}
    for at in sorted(range(len(attributions)), key=lambda at: _get_start(attributions[at])):
        found[at] = resolver.resolve(attributions[at])
    return tuple(found[at] for at in range(len(attributions)))


class _Resolver:
    """The article's discourse, and the statements resolved so far."""

    def __init__(self, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self._cast = cast
        self._discourse = Discourse(cast, attributions)
        self._sides = [find_entity_side(entity, cast.index) for entity in cast.entities]
        self._resolved: list[tuple[Attribution, Speaker]] = []
        self._anonymous: dict[str, Speaker] = {}

    def resolve(self, attribution: Attribution) -> Speaker:
        """Return the speaker of the next attribution in text order."""
        if attribution.source is None:
            speaker = self._inherit(attribution)
        else:
            speaker = self._resolve_source(attribution.source)
        self._resolved.append((attribution, speaker))
        return speaker

    def _inherit(self, attribution: Attribution) -> Speaker:
        """Return the speaker before where a quotation or a sentence runs on without a source."""
        if not self._resolved:
            return _NOBODY
        before, speaker = self._resolved[-1]
        text, start = self._cast.text, attribution.contents[0].start
        between = text[_get_end(before) : start]
        if attribution.cue is None:
            paragraphs = len(_PARAGRAPH.findall(between))
            quoted = text[start] in _OPENING_MARKS
            return speaker if paragraphs <= quoted else _NOBODY  # a quotation may open the next
        passive = _PASSIVE.search(attribution.cue.slice(text))
        same_sentence = self._cast.find_sentence(_get_end(before) - 1) == (
            self._cast.find_sentence(attribution.cue.start)
        )
        return speaker if same_sentence and not passive else _NOBODY

    def _resolve_source(self, source: Span) -> Speaker:
        phrase = read_phrase(self._cast.text, source)
        for resolve in (
            self._resolve_pronoun,
            self._resolve_people,
            self._resolve_state,
            self._resolve_role,
        ):
            speaker = resolve(source, phrase)
            if speaker is not None:
                return speaker
        return self._keep_phrase(source, phrase)

    def _resolve_pronoun(self, source: Span, phrase: Phrase) -> Speaker | None:
        words = phrase.words
        if not words:
            return _NOBODY
        if words[0] in FIRST_PERSON or words[-1] in FIRST_PERSON:
            return self._resolve_first_person(source, phrase)
        if _PAIR.fullmatch(phrase.text):
            return self._join(self._discourse.find_pair(source.start))
        if _OF_THEM.fullmatch(phrase.text) or _THEY.fullmatch(phrase.text):
            return self._speak(self._discourse.find_group(source.start), source)
        if words[0] in PRONOUNS and words[1:] in ((), ("himself",), ("herself",), ("itself",)):
            return self._speak(self._find_antecedent(source, words[0]), source)
        return None

    def _find_antecedent(self, source: Span, pronoun: str) -> int | None:
        if pronoun in NEUTER_PRONOUNS:
            return self._discourse.find_body(source.start)
        if pronoun in RELATIVE_PRONOUNS:
            return self._discourse.find_nearest(source.start)
        gender: Gender = "male" if pronoun in SINGULAR_MALE else "female"
        entity = self._discourse.find_person(source.start, gender)
        if entity is not None:
            self._discourse.remember(source, entity)
        return entity

    def _resolve_first_person(self, source: Span, phrase: Phrase) -> Speaker:
        """Return who says "I": the speaker of the statement around it, else the author."""
        speaker = _THE_AUTHOR
        for attribution, around in reversed(self._resolved[-_ENCLOSING:]):
            if any(source.overlap(content) == len(source) for content in attribution.contents):
                speaker = around
                break
        others = [mention.entity for mention in find_heads(self._cast, source)]
        if "and" not in phrase.words or not others:
            return speaker
        other = self._speak(others[0], source)
        side = speaker.side if speaker.side == other.side else "other"
        return Speaker(f"{speaker.name} and {other.name}", side)

    def _resolve_people(self, source: Span, _: Phrase) -> Speaker | None:
        heads = find_heads(self._cast, source)
        if not heads:
            return None
        if len(heads) > 1:
            between = self._cast.text[heads[0].span.end : heads[1].span.start]
            if re.search(r"\band\b|^, ", between):
                return self._join(tuple(head.entity for head in heads))
        rest = self._cast.text[heads[0].span.end : source.end]
        person = self._speak(heads[0].entity, source)
        company = re.match(r",? and (?!his|her|the author|a |an )(.+)", rest, re.S)
        if company is None:
            return person
        side = find_side("", [company[1]], self._cast.index)
        return Speaker(f"{person.name} and {company[1]}", person.side if side == "other" else side)

    def _resolve_state(self, source: Span, phrase: Phrase) -> Speaker | None:
        words = phrase.core.split()
        core = " ".join(words[:-1]) if words and words[-1].lower() in SIDE_NOUNS else phrase.core
        if phrase.definite and phrase.core.lower() in SIDE_NOUNS | {"country"}:
            return self._speak(self._discourse.find_state(source.start), source)
        match = match_whole(core, self._cast.index) if core else None
        if match is None:
            return self._resolve_states(phrase)
        if match.speaker is not None:
            return Speaker(match.speaker, match.side)
        body = any(word.lower().rstrip(".") in BODIES | PARTIES for word in core.split())
        return Speaker(core if body else match.side, match.side)

    def _resolve_states(self, phrase: Phrase) -> Speaker | None:
        """Return the joint speaker of "Norvania and Sudria", None for anything else."""
        parts = re.split(r",? and |, ", phrase.core)
        matches = [match_whole(part, self._cast.index) for part in parts]
        sides = [match.side for match in matches if match is not None and match.speaker is None]
        if len(parts) < 2 or len(sides) < len(parts):
            return None
        return Speaker(" and ".join(sides), sides[0] if len(set(sides)) == 1 else "other")

    def _resolve_role(self, source: Span, phrase: Phrase) -> Speaker | None:
        """Return whom "the minister", "Norvania’s envoy" or "the ministry" was said of before."""
        named = find_named_side(phrase.text, self._cast.index) or ""
        unnamed = self._anonymous.get(phrase.head)
        if unnamed is not None and phrase.definite and named in ("", unnamed.side):
            return unnamed
        if not (phrase.definite or phrase.owned):
            return None
        if phrase.head in OFFICES:
            holder = self._discourse.find_holder(source.start, phrase.head, named, self._sides)
            if holder is None:
                holder = self._introduce_following(source, phrase)
            return None if holder is None else self._speak(holder, source)
        if phrase.head in BODIES:
            body = self._discourse.find_body(source.start, phrase.core.lower())
            return None if body is None else self._speak(body, source)
        return None

    def _introduce_following(self, source: Span, phrase: Phrase) -> int | None:
        """Return whom the next sentence names as "The official, Ada Brun", now described."""
        entity = self._discourse.find_following(source.start)
        if entity is not None:
            person = self._cast.entities[entity]
            person.describe(phrase.text)
            self._sides[entity] = find_entity_side(person, self._cast.index)
        return entity

    def _keep_phrase(self, source: Span, phrase: Phrase) -> Speaker:
        """Return the source's own words as the speaker: groups stay groups."""
        name = phrase.core
        if phrase.head in ANONYMOUS and not phrase.definite and not phrase.owned:
            name = name if name.startswith(("unnamed", "unidentified")) else f"unnamed {name}"
        side = find_side(phrase.core, [phrase.text], self._cast.index)
        owner = self._find_owner(source, phrase)
        if owner is not None:
            name = (
                _BELONGING.sub(owner.name, name) if phrase.words[1:] else f"{name} to {owner.name}"
            )
            side = owner.side if side == "other" else side
        speaker = Speaker(name, side)
        if phrase.head in OFFICES | ANONYMOUS:
            self._anonymous[phrase.head] = speaker
        return speaker

    def _find_owner(self, source: Span, phrase: Phrase) -> Speaker | None:
        """Return whose "aides", or who the "him" of "those close to him", is."""
        alone = phrase.core in ("aides", "advisers", "advisors")
        if not alone and not _BELONGING.search(phrase.core):
            return None
        entity = self._discourse.find_person(source.start, "")
        return None if entity is None else self._speak(entity, source)

    def _join(self, entities: Sequence[int]) -> Speaker:
        if len(entities) < 2:
            return _NOBODY
        sides = {self._sides[entity] for entity in entities}
        names = [self._cast.entities[entity].name for entity in entities]
        return Speaker(" and ".join(names), sides.pop() if len(sides) == 1 else "other")

    def _speak(self, entity: int | None, source: Span) -> Speaker:
        if entity is None:
            return _NOBODY
        speaker = self._cast.entities[entity]
        side = self._sides[entity]
        if side == "other" and speaker.kind == "person":
            words = source.slice(self._cast.text)
            for part in (speaker.name, speaker.name.rsplit(maxsplit=1)[-1]):
                words = words.replace(part, "")
            side = find_side("", [words], self._cast.index, in_office=speaker.in_office)
        return Speaker(speaker.name, side)


def _get_start(attribution: Attribution) -> int:
    return min(span.start for span in (attribution.source, *attribution.contents) if span)


def _get_end(attribution: Attribution) -> int:
    spans = (attribution.source, attribution.cue, *attribution.contents)
    return max(span.end for span in spans if span)
