"""What the rules hold of one sentence, by token index: cues and drafts of attributions.

A draft and the article's text enter; an attribution leaves. A possessor loses its ending:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> text = "Lind's claim that it rained"
    >>> draft = Draft(tokenize_rows(text)[0].tokens, (0, 1), (1, 2), [(2, 5)])
    >>> finish_draft(text, draft).source
    Span(start=0, end=4)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.records import Attribution, Span
from pipeline.segmentation.tokens import Token

Range = tuple[int, int]
"""Token indices, half-open."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue by token index: `first` to `last` are its words, `head` the one in the lexicon.

    `form` is base, s, past, part, ing, noun, owned (a noun with a possessor before it), adjective,
    according or adverb. `takes` holds complement letters of the lexicon.
    """

    first: int
    head: int
    last: int
    lemma: str
    form: str
    takes: frozenset[str]
    finite: bool = True
    passive: bool = False


@dataclass(slots=True)
class Draft:
    """An attribution of one sentence by token ranges, and its pieces from later sentences."""

    tokens: Sequence[Token]
    source: Range | None
    cue: Range | None
    contents: list[Range]
    later: list[Span] = field(default_factory=list)
    label: bool = False
    """Whether it is “NAME: …”, which holds to the end of its paragraph."""

    @property
    def ranges(self) -> list[Range]:
        """Contents, source and cue, those that there are."""
        return [pair for pair in (*self.contents, self.source, self.cue) if pair is not None]


def finish_draft(text: str, draft: Draft) -> Attribution | None:
    """Turn token ranges into spans; a possessor loses its ending."""
    contents = [span_of(draft.tokens, pair) for pair in draft.contents] + draft.later
    if not contents:
        return None
    source = span_of(draft.tokens, draft.source) if draft.source else None
    if source is not None:
        words = source.slice(text)
        if words.endswith(("'s", "’s")):
            source = Span(source.start, source.end - 2) if len(words) > 2 else None
        elif words.endswith(("'", "’")) and len(words) > 1:
            source = Span(source.start, source.end - 1)
    cue = span_of(draft.tokens, draft.cue) if draft.cue else None
    return Attribution(source, cue, tuple(sorted(contents)))


def span_of(tokens: Sequence[Token], pair: Range) -> Span:
    """Return the characters that a range of tokens covers."""
    return Span(tokens[pair[0]].start, tokens[pair[1] - 1].end)
