"""The sentences in which the article speaks in its own voice.

A text and its attributions enter; the spans of untouched sentences leave:

    >>> text = "It rained. “Good,” she said."
    >>> found = Attribution(Span(19, 22), Span(23, 27), (Span(11, 18),))
    >>> [span.slice(text) for span in find_authorial(text, (found,))]
    ['It rained.']
"""

from __future__ import annotations

from pipeline.records import Attribution, Span
from pipeline.segmentation.sentences import split_sentences


def find_authorial(text: str, attributions: tuple[Attribution, ...]) -> tuple[Span, ...]:
    """Return every sentence that no source, cue or content of `attributions` touches."""
    touched = sorted(span for attribution in attributions for span in _spans(attribution))
    authorial = []
    position = 0
    reached = 0
    for sentence in split_sentences(text):
        while position < len(touched) and touched[position].start < sentence.end:
            reached = max(reached, touched[position].end)
            position += 1
        if reached <= sentence.start:
            authorial.append(sentence)
    return tuple(authorial)


def _spans(attribution: Attribution) -> list[Span]:
    optional = (attribution.source, attribution.cue)
    return [*attribution.contents, *(span for span in optional if span is not None)]
