"""Sentences as the attribution rules see them: tokens in which a quotation is one token.

The article's text enters; rows of tokens leave, one row a sentence. A sentence that ends inside a
quotation does not end the row, and nothing inside a quotation is looked at:

    >>> [token.low for token in tokenize_rows("“Yes. We met,” Mr. Kim said.")[0].tokens]
    ['“', 'mr.', 'kim', 'said', '.']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.records import Span
from pipeline.segmentation.quotations import Quotation, find_quotations
from pipeline.segmentation.sentences import split_paragraphs, split_sentences
from pipeline.segmentation.words import split_words

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[$£€]?\d+(?:[.,:/]\d+)*%?(?:-[^\W_]+)*"
    r"|@?[^\W_]+(?:[’'.\-&/_][^\W_]+)*(?:[’'](?=\s))?"
    r"|--+|\.\.+|\S"
)
_LONGEST_ROW = 250
"""Longer rows are cut, so that hostile input stays linear. The longest of the 28,075 rows of
PolNeAR's training articles has 220 tokens."""

_MARKS = "“”„‟«»‹›‘’‚‛\"'` "
_TITLES = split_words(
    "mr mrs ms dr prof sen rep reps sens gov gen lt col sgt capt jr sr st inc corp co jan feb "
    "mar apr jun jul aug sept sep oct nov dec rev hon r-ky adm"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, punctuation mark or whole quotation.

    `low` is lower case with straight apostrophes; a quotation's is “. `kind` is one of word,
    number, mark, quote.
    """

    start: int
    end: int
    low: str
    kind: str
    capital: bool
    ending: str = ""
    """The last character inside a quotation, empty for other tokens."""
    upper: bool = False
    """Whether it is written in capitals."""


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of one sentence. `paragraph` counts paragraphs from zero."""

    tokens: tuple[Token, ...]
    paragraph: int
    continues: bool
    """Whether it opens with a quotation that goes on from the paragraph before."""


def tokenize_rows(text: str) -> tuple[Row, ...]:
    """Return the sentences of `text` as rows of tokens, in text order."""
    quotations = _outermost(find_quotations(text))
    starts = [quotation.span.start for quotation in quotations]
    paragraphs = [span.start for span in split_paragraphs(text)]
    rows = []
    for span in _merge_sentences(split_sentences(text), quotations):
        low = bisect_right(starts, span.start - 1)
        high = bisect_right(starts, span.end - 1)
        inside = quotations[low:high]
        tokens = _tokenize(text, span, inside)
        continues = bool(inside) and inside[0].span.start == span.start and inside[0].continues
        paragraph = bisect_right(paragraphs, span.start) - 1
        for start in range(0, len(tokens), _LONGEST_ROW):
            part = tokens[start : start + _LONGEST_ROW]
            rows.append(Row(part, paragraph, continues and start == 0))
    return tuple(rows)


def _outermost(quotations: tuple[Quotation, ...]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.span.start >= kept[-1].span.end:
            kept.append(quotation)
    return kept


def _merge_sentences(sentences: tuple[Span, ...], quotations: list[Quotation]) -> list[Span]:
    """Join sentences whose boundary lies inside a quotation."""
    merged: list[Span] = []
    position = 0
    for span in sentences:
        while position < len(quotations) and quotations[position].span.end <= span.start:
            position += 1
        inside = position < len(quotations) and quotations[position].span.start < span.start
        if inside and merged:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _tokenize(text: str, span: Span, quotations: list[Quotation]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    position = span.start
    for quotation in quotations:
        _append_words(text, position, quotation.span.start, tokens)
        start, end = quotation.span.start, quotation.span.end
        inner = text[start:end].strip(_MARKS)
        ending = inner[-1:] or " "
        tokens.append(Token(start, end, "“", "quote", inner[:1].isupper(), ending))
        position = end
    _append_words(text, position, span.end, tokens)
    return tuple(tokens)


def _append_words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        raw = match[0]
        low = raw.lower().replace("’", "'")
        if raw == "." and tokens and match.end() < end and tokens[-1].end == match.start():
            last = tokens[-1]
            if last.low in _TITLES or (len(last.low) == 1 and last.capital):
                tokens[-1] = Token(last.start, match.end(), last.low + ".", "word", True)
                continue
        kind = "mark"
        if any(character.isalpha() for character in raw):
            kind = "word"
        elif raw[-1].isdigit() or raw[-1] == "%":
            kind = "number"
        upper = raw.isupper()
        tokens.append(Token(match.start(), match.end(), low, kind, raw[0].isupper(), "", upper))
