"""Statements that run over sentences: quotations that go on, labels, colons.

Rows enter one by one with the drafts of the rows before; drafts grow or are added. See
`pipeline.segmentation.attribution`, which calls these in order:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> read_label(tokenize_rows("Lind: Talks Have Failed")[0]).source
    (0, 1)
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Span
from pipeline.segmentation.clauses import trim_end
from pipeline.segmentation.drafts import Draft, span_of
from pipeline.segmentation.tokens import Row, Token
from pipeline.segmentation.words import AUXILIARIES, PREPOSITIONS

_LABEL_LENGTH = 6
"""The most words of a name before a colon."""


def continue_quotation(
    row: Row, drafts: list[Draft], found: list[Draft], same_paragraph: bool
) -> bool:
    """Give a quotation that opens a sentence, and that no cue there claims, to its statement."""
    tokens = row.tokens
    if drafts and same_paragraph and drafts[-1].label:
        drafts[-1].later.append(Span(tokens[0].start, tokens[-1].end))
        return True
    pending = drafts[-1] if drafts and not drafts[-1].contents and not drafts[-1].later else None
    if pending is not None and not found:
        end = 1 if tokens[0].kind == "quote" else trim_end(tokens, 0, len(tokens))
        if end > 0:
            pending.later.append(Span(tokens[0].start, tokens[end - 1].end))
        return True
    owner = next((draft for draft in found if _covers(draft, 0)), None)
    if owner is not None and row.continues and drafts and drafts[-1].cue is None:
        opened = drafts.pop()
        owner.later += [*opened.later, *(span_of(opened.tokens, pair) for pair in opened.contents)]
    if tokens[0].kind != "quote" or owner is not None:
        return False
    span = Span(tokens[0].start, tokens[0].end)
    if drafts and (row.continues or (same_paragraph and ends_quoted(drafts[-1]))):
        drafts[-1].later.append(span)
        return False
    if len(tokens) <= 2 and tokens[0].ending in ".!?,…":
        drafts.append(Draft(tokens, None, None, [(0, 1)]))
    return False


def _covers(draft: Draft, index: int) -> bool:
    ranges = [*draft.contents, draft.source, draft.cue]
    return any(pair is not None and pair[0] <= index < pair[1] for pair in ranges)


def ends_quoted(draft: Draft) -> bool:
    """Tell whether a quotation may go on with a draft's content."""
    if draft.later:
        return True
    return any(
        token.kind == "quote" for start, end in draft.contents for token in draft.tokens[start:end]
    )


def read_label(row: Row) -> Draft | None:
    """Read “Lind: Talks have failed” in a headline, and the speakers of a transcript."""
    tokens = row.tokens
    colon = 0
    while colon < min(len(tokens), _LABEL_LENGTH) and tokens[colon].kind == "word":
        colon += 1
    if not 0 < colon < len(tokens) - 1 or tokens[colon].low != ":":
        return None
    name = tokens[:colon]
    if not all(token.capital or token.low in PREPOSITIONS for token in name):
        return None
    shouted = all(token.upper for token in name)
    if row.paragraph > 0 and not (shouted or tokens[colon + 1].kind == "quote"):
        return None
    end = trim_end(tokens, colon + 1, len(tokens))
    if end <= colon + 1:
        return None
    return Draft(
        tokens, (0, colon), (colon, colon + 1), [(colon + 1, end)], label=row.paragraph > 0
    )


def read_backshifted(tokens: Sequence[Token]) -> Draft | None:
    """Read a sentence in the past perfect, which may report on without a cue of its own.

    Counted only between a quoted statement and an unquoted one in the same paragraph. The case is
    the seed article's: in PolNeAR's training articles that never occurs, and after any attribution
    only 7 of 49 sentences in the past perfect are annotated as contents.
    """
    if any(token.kind == "quote" for token in tokens):
        return None
    for index in range(1, len(tokens) - 1):
        if tokens[index].low in AUXILIARIES:
            if tokens[index].low != "had":
                return None
            return Draft(tokens, None, None, [(0, trim_end(tokens, 0, len(tokens)))])
    return None


def opens_unquoted(found: Sequence[Draft]) -> bool:
    """Tell whether a sentence opens with an unquoted content whose cue follows it."""
    if not found or found[0].cue is None or not found[0].contents:
        return False
    start, end = found[0].contents[0]
    unquoted = all(token.kind != "quote" for token in found[0].tokens[start:end])
    return start == 0 and found[0].cue[0] >= end and unquoted
