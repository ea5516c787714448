"""Attributions of an article: who is cited, by which words, with what content.

The article's text enters; attributions leave in text order. Rules read each sentence twice: first
for cues behind or inside their content, then, left to right, for cues before it:

    >>> text = "“Good,” she said. According to Mr. Ode, it failed."
    >>> [[span.slice(text) for span in found.contents] for found in find_attributions(text)]
    [['“Good,”'], ['it failed']]
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Attribution
from pipeline.segmentation.continuations import (
    continue_quotation,
    ends_quoted,
    opens_unquoted,
    read_backshifted,
    read_label,
)
from pipeline.segmentation.cues import find_cues
from pipeline.segmentation.drafts import Draft, finish_draft
from pipeline.segmentation.postposed import read_postposed
from pipeline.segmentation.preposed import read_preposed
from pipeline.segmentation.tokens import Token, tokenize_rows


def find_attributions(text: str) -> tuple[Attribution, ...]:
    """Return the attributions of `text`, ordered by where they begin."""
    drafts: list[Draft] = []
    paragraph = -1
    backshifted: Draft | None = None
    for row in tokenize_rows(text):
        opens = row.paragraph != paragraph
        label = read_label(row) if opens else None
        found = [label] if label is not None else _read_sentence(row.tokens)
        if opens:
            backshifted = None
        if backshifted is not None and opens_unquoted(found):
            drafts.append(backshifted)
        quoting = not opens and bool(drafts) and bool(drafts[-1].cue) and ends_quoted(drafts[-1])
        backshifted = read_backshifted(row.tokens) if quoting and not found else None
        if not continue_quotation(row, drafts, found, not opens):
            drafts.extend(found)
        paragraph = row.paragraph
    attributions = [finish_draft(text, draft) for draft in drafts]
    kept = [attribution for attribution in attributions if attribution is not None]
    return tuple(sorted(kept, key=_begin))


def _begin(attribution: Attribution) -> int:
    spans = [*attribution.contents, attribution.source, attribution.cue]
    return min(span.start for span in spans if span is not None)


def _read_sentence(tokens: Sequence[Token]) -> list[Draft]:
    cues = find_cues(tokens)
    drafts = read_postposed(tokens, cues)
    forward = read_preposed(tokens, cues, drafts)
    return sorted(drafts + forward, key=lambda draft: draft.cue or (0, 0))
