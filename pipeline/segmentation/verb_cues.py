"""Verbs as cues: which words are verbs here, with what group and particle.

A row of tokens, an index and a reading of its word enter; a cue or None leaves:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("Ms. Lind has repeatedly called for a vote.")[0].tokens
    >>> cue = read_verb(tokens, 4, "call", "past")
    >>> cue.first, cue.last
    (2, 5)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.segmentation.clauses import group_start, low_at
from pipeline.segmentation.drafts import Cue
from pipeline.segmentation.lexicon import (
    AGENTLESS,
    AMBIGUOUS_NOUNS,
    PARTICLES,
    REFUSED_VERBS,
    VERBS,
)
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    INDEFINITES,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    split_words,
)

_HYPOTHETICAL = split_words("could may might should must can")
_PARTICIPLE_PREPOSITIONS = split_words("by while after before in with when")
_SURE_VERBS = split_words("say argue insist believe think contend tell write")
"""Verbs whose base form is nothing else."""

_ASKED = QUESTION_WORDS | {"about"}
_PLURALS = split_words("people men women police media data")
_SUBJECTS_OF_NOUNLIKE = split_words("many some others people")
_PASSIVES = AGENTLESS | {"ask", "tell"}
_ADJECTIVAL = DETERMINERS - INDEFINITES - {"this", "that", "all"}
_PLURAL_PRONOUNS = SUBJECT_PRONOUNS - {"he", "she", "it"}
_NO_PLURAL = DETERMINERS | AUXILIARIES
_SINGULARS = SUBJECT_PRONOUNS | {"which", "that", "one"}
_NO_SINGULAR = DETERMINERS | PREPOSITIONS
_AFTER_VERB = DETERMINERS | {"to", "he", "she", "it", "they", "“"}
_GOING = split_words("went goes going gone")
_CHAINS = split_words("continued continues continue continuing proceeded began")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A word read as a form of a verb; `group` holds the words from `start` up to `head`."""

    tokens: Sequence[Token]
    start: int
    head: int
    lemma: str
    form: str
    group: frozenset[str]

    @property
    def before(self) -> str:
        """The word left of the verb group."""
        return low_at(self.tokens, self.start - 1)

    @property
    def after(self) -> str:
        """The word right of the verb."""
        return low_at(self.tokens, self.head + 1)


def read_verb(tokens: Sequence[Token], head: int, lemma: str, form: str) -> Cue | None:
    """Return the cue whose verb is token `head`, read as `form` of `lemma`."""
    start = group_start(tokens, head)
    group = frozenset(token.low for token in tokens[start:head])
    reading = _Reading(tokens, start, head, lemma, form, group)
    if form == "base" and reading.before == "to" and not group & AUXILIARIES:
        return _read_chain(reading)
    takes, last = _find_complements(reading)
    passive = _is_passive(reading)
    if not (passive or _is_verb(reading)) or _says_nothing(reading, takes):
        return None
    if passive and lemma not in _PASSIVES:
        return None
    finite = form != "ing" or bool(group & BE)
    return Cue(start, head, last, lemma, form, takes, finite, passive)


def _find_complements(reading: _Reading) -> tuple[frozenset[str], int]:
    """Return what the verb takes, and its last word: itself or its particle."""
    letters = PARTICLES.get(reading.lemma, {}).get(reading.after)
    if letters is not None:
        return frozenset(letters), reading.head + 1
    return VERBS[reading.lemma], reading.head


def _is_passive(reading: _Reading) -> bool:
    """Tell whether a participle is passive: behind “be”, or “Asked about …,” as an opening."""
    if reading.form not in ("past", "part"):
        return False
    opens = reading.start == 0 or reading.before == "when"
    asked = reading.lemma == "ask" and opens and reading.after in _ASKED
    return asked or (bool(reading.group & BE) and not reading.group & DO)


def _says_nothing(reading: _Reading, takes: frozenset[str]) -> bool:
    """Tell whether nothing was said: “did not say”, “declined to comment”, “could claim”."""
    refused = low_at(reading.tokens, reading.head + 2) in REFUSED_VERBS
    if reading.lemma in ("decline", "refuse") and refused:
        return True
    if reading.group & NEGATIONS:
        return "q" in takes or reading.lemma in REFUSED_VERBS
    return reading.form == "base" and bool(reading.group & _HYPOTHETICAL)


def _is_verb(reading: _Reading) -> bool:
    """Tell whether a word that may be a noun or adjective stands as a verb here."""
    if reading.form == "ing":
        return _is_participle(reading)
    if reading.form == "base":
        return _is_plural_verb(reading)
    if reading.form == "s":
        return not reading.group & AUXILIARIES and _is_singular_verb(reading)
    return _is_past_verb(reading)


def _is_past_verb(reading: _Reading) -> bool:
    if reading.group & (HAVE | BE):
        return True
    if reading.form == "part" or reading.group & (MODALS | DO):
        return False
    before = reading.before
    determined = before in _ADJECTIVAL
    reduced = reading.after == "of" and "q" not in VERBS[reading.lemma]
    return not (determined or before in PREPOSITIONS or reduced or reading.after == "by")


def _is_participle(reading: _Reading) -> bool:
    before = reading.before
    if reading.group & BE or before in _PARTICIPLE_PREPOSITIONS or not before:
        return True
    if before == "as":
        return reading.lemma == "say"
    return before not in DETERMINERS and before not in PREPOSITIONS


def _is_plural_verb(reading: _Reading) -> bool:
    """Tell whether a base form is a verb: behind an auxiliary or a plural subject."""
    if reading.group & AUXILIARIES:
        return bool(reading.group & (MODALS | DO))
    before = reading.before
    nounlike = reading.lemma in AMBIGUOUS_NOUNS
    subjects = _SUBJECTS_OF_NOUNLIKE if nounlike else INDEFINITES
    if before in _PLURAL_PRONOUNS or before in subjects:
        return True
    if reading.start == 0 or before in _NO_PLURAL or before.endswith("'s"):
        return False
    plural = before.endswith("s") or before in _PLURALS
    if nounlike:
        heading = reading.start == 1 or reading.tokens[reading.head].capital
        heading = heading or reading.after == "that"
        return plural and (heading or not reading.tokens[reading.start - 1].capital)
    if reading.lemma in _SURE_VERBS:
        return before not in PREPOSITIONS
    return plural or before == "and"


def _is_singular_verb(reading: _Reading) -> bool:
    """Tell whether an -s form is a verb rather than a plural noun."""
    before = reading.before
    if before in _SINGULARS:
        return True
    if before in _NO_SINGULAR or before.endswith("'s"):
        return False
    if reading.lemma not in AMBIGUOUS_NOUNS:
        return True
    subject = reading.tokens[reading.start - 1] if reading.start else None
    if subject is None or subject.kind != "word" or before in COORDINATORS or not reading.after:
        return False
    return subject.capital or reading.after in _AFTER_VERB


def _read_chain(reading: _Reading) -> Cue | None:
    """Read “went on to say”, “continued to insist”: an infinitive that has happened."""
    tokens, to = reading.tokens, reading.start - 1
    if low_at(tokens, to - 1) == "on" and low_at(tokens, to - 2) in _GOING:
        start = to - 2
    elif low_at(tokens, to - 1) in _CHAINS:
        start = to - 1
    else:
        return None
    takes, last = _find_complements(reading)
    return Cue(group_start(tokens, start), reading.head, last, reading.lemma, "past", takes)
