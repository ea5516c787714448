"""Paragraphs and sentences of an article.

The article's raw text enters; trimmed, ordered, non-overlapping spans leave. A line break always
ends a sentence; a full stop does unless it belongs to an abbreviation, an initial or a number:

    >>> text = "Mr. Kim left at 9 a.m. on Sunday. “Why?” he asked."
    >>> [span.slice(text) for span in split_sentences(text)]
    ['Mr. Kim left at 9 a.m. on Sunday.', '“Why?” he asked.']
"""

from __future__ import annotations

import re

from pipeline.records import Span
from pipeline.segmentation.words import split_words

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_OPENING = "“‘„‚«‹\"'([{`—–-" + _INVISIBLE
_CLOSING_QUOTES = "”’»›\"'“"

# Each stop is consumed whole, with what closes after it, so that the scan is linear.
_STOP = re.compile("(?P<stop>[.!?…]+|[。！？]+)(?P<closers>[”’»›\"'“)\\]}]*)")
_WORD_BEFORE = re.compile(r"[^\W\d_](?:[^\W\d_]|[.&])*\Z")
_REPORTED_NAME = re.compile(
    r"(?:[^\W\d_]\w*[.]? ){1,4}(?:said|says|asked|asks|wrote|added|replied|tweeted|shouted|told)"
    r"(?P<closed>[.,]?)(?!\w)"
)

_TITLES = split_words(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr adm maj brig pres "
    "st ste mt hon rev fr vs cf eg ie no nos pp vol fig al approx dept"
)
"""Abbreviations that never end a sentence, since a name or a number follows."""

_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SOMETIMES_FINAL = split_words(
    "jan feb mar apr jun jul aug sept sep oct nov dec inc corp co ltd jr sr bros etc ave blvd "
    "rd calif mass mich minn miss conn ariz ark colo fla ga ill ind kan ky la md mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo ala del ph.d univ assn est"
)
"""Abbreviations that end a sentence only before a word that plainly begins one."""

_STARTERS = split_words(
    "the a an in on at as but and or so yet he she it they we i you his her its their our my "
    "your this that these those there here when while after before since if although though "
    "however for from with by to one some many most both no not what who why how where "
    "meanwhile still according earlier later last"
)
_AFTER_CLOCK = frozenset((_MONTHS + " " + _WEEKDAYS + " et est edt pt pst pdt gmt utc cet").split())


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the trimmed, non-empty lines of `text`: every line break ends a paragraph."""
    spans = (trim_span(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return tuple(span for span in spans if span is not None)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, trimmed; together they hold all visible text."""
    return tuple(span for part in split_paragraphs(text) for span in _split_paragraph(text, part))


def trim_span(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` without white space and invisible marks at its ends, None if empty."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end) if start < end else None


def _split_paragraph(text: str, paragraph: Span) -> list[Span]:
    sentences = []
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if stop.end() < paragraph.end and _ends_sentence(text, start, stop, paragraph.end):
            span = trim_span(text, start, stop.end())
            start = stop.end()
            if span is not None:
                sentences.append(span)
    rest = trim_span(text, start, paragraph.end)
    return [*sentences, rest] if rest is not None else sentences


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    if stop["stop"][0] in "。！？":
        return True
    if not text[stop.end()].isspace():
        return False
    following = text[stop.end() : min(limit, stop.end() + 90)].lstrip().lstrip(_OPENING).lstrip()
    if not following or following[0].islower():
        return not following
    if stop["closers"] and stop["closers"][0] in _CLOSING_QUOTES:
        reported = _REPORTED_NAME.match(following)
        return reported is None or not (stop["stop"][-1] in "?!" or reported["closed"])
    if stop["stop"] != ".":
        return True
    return bool(stop["closers"]) or not _is_abbreviation(text, start, stop.start(), following)


def _is_abbreviation(text: str, start: int, stop: int, following: str) -> bool:
    """Tell whether the lone full stop at `stop` belongs to the word before it."""
    before = text[max(start, stop - 24) : stop]
    if before.strip().isdigit() and len(before.strip()) <= 2 and stop - start <= 4:
        return True
    found = _WORD_BEFORE.search(before)
    return found is not None and _takes_stop(found[0], following)


def _takes_stop(word: str, following: str) -> bool:
    """Tell whether `word` is written with a full stop before `following`."""
    low = word.lower()
    next_word = re.split(r"\W", following, maxsplit=1)[0].lower()
    if low in _TITLES:
        return low != "no" or following[0].isdigit()
    if len(low) == 1:
        return word.isupper() and word != "I"
    if low in ("a.m", "p.m"):
        return following[0].isdigit() or next_word in _AFTER_CLOCK
    return ("." in low or low in _SOMETIMES_FINAL) and next_word not in _STARTERS
