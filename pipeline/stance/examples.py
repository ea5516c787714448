"""Statements as stance examples: an article and a statement in, what the classifier sees out.

The statement is its contents, joined; the cue ("denied", "a longtime opponent of") is said with the
speaker; the context is what its paragraph and the one before say around the contents and between
their pieces.
"""

from __future__ import annotations

import itertools

from pipeline.records import AUTHOR, Article, Span, StanceExample, Statement

PIECE_JOINT = " … "
"""Stands between the pieces of a discontinuous content."""

CONTEXT_CHARACTERS = 600
"""Context kept on either side, in characters: more than the token budget leaves room for."""


def build_example(article: Article, statement: Statement, *, target: str) -> StanceExample:
    """Return the example of one statement of `article` toward `target`.

    The author's own statements carry no speaker's name.
    """
    text = article.text
    pieces = (fold_spaces(span.slice(text)) for span in statement.contents)
    between = [
        text[one.end : other.start].strip() for one, other in itertools.pairwise(statement.contents)
    ]
    hull = Span(statement.contents[0].start, statement.contents[-1].end)
    return StanceExample(
        id=statement.id,
        statement=PIECE_JOINT.join(pieces),
        target=target,
        speaker="" if statement.speaker == AUTHOR else statement.speaker,
        cue=fold_spaces(statement.cue.slice(text)) if statement.cue else "",
        before=fold_spaces(" ".join([_text_before(text, hull.start), *between])),
        after=fold_spaces(_text_after(text, hull.end)),
        group=article.id,
        negotiation=article.negotiation,
    )


def fold_spaces(text: str) -> str:
    """Return `text` with each run of white space as one blank, and none at the ends."""
    return " ".join(text.split())


def _text_before(text: str, start: int) -> str:
    """Return the paragraph before `start` in which it stands, and the paragraph before that one."""
    floor = max(0, start - CONTEXT_CHARACTERS)
    window = text[floor:start]
    paragraphs = [part for part in window.split("\n") if part.strip()]
    opens_paragraph = not window.rpartition("\n")[2].strip()
    return "\n".join(paragraphs[-1:] if opens_paragraph else paragraphs[-2:])


def _text_after(text: str, end: int) -> str:
    """Return the rest of the paragraph in which `end` stands."""
    return text[end : end + CONTEXT_CHARACTERS].partition("\n")[0]
