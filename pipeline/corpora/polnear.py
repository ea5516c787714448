"""PolNeAR, who says what in US election news: sources, cues and contents in 1,008 articles.

In: the folder that holds `train/`, `dev/` and `test/`, each with `text/*.txt` and standoff
annotations `attributions/ARTICLE_ANNOTATOR.ann`, as published (Newell, Margolin and Ruths, An
Attribution Relations Corpus for Political News, LREC 2018, version 1.0). `T` lines are spans, `E`
lines tie them, before or after them; a span may be discontinuous:

    T1<TAB>Source 8 11<TAB>she
    T2<TAB>Cue 12 16<TAB>said
    T3<TAB>Content 0 6;18 24<TAB>“Yes,” “now.”
    E1<TAB>Attribution:T4 Source:T1 Cue:T2 Content:T3

Out: an `AttributionCorpus` with the raw texts. What an attribution keeps:

- Of an article's annotation files (20 articles have 5 or 6) the first by name.
- Every piece of every content (3,598 attributions of 24,068 have more than one), in text order;
  pieces with only white space between them are one. 37 attributions without any content are left
  out (train 36, dev 1).
- The first piece of its source and of its cue. 6 sources of train have another; no cue has.
- Spans by the role that their event gives them; in two events of train a span's own line differs.
- Spans of other kinds (Attribution, Discard, Discuss) and annotators' notes (`#`) play no part.

The text on every `T` line equals the slice of the article (pieces joined by a space); a line break
inside it continues the line. A file where they differ is refused.

Attributions: train 19,832 in 840 articles, dev 2,192 in 84, test 2,044 in 84.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from pipeline.corpora.cards import CARDS
from pipeline.corpora.layout import choose_split, read_text, require_folder
from pipeline.records import Article, Attribution, AttributionCorpus, InputError, Span

HOME = CARDS["polnear"].home

OWN_WORDS = {"train": "train", "dev": "dev", "test": "test"}

ENTRY_START = re.compile(r"\n(?=[TE]\d+\t|#)")
"""Where an entry ends: a line break that no other entry follows belongs to a span's text."""

SPAN_ENTRY = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
EVENT_ENTRY = re.compile(r"E\d+\t(\S+:T\d+(?: \S+:T\d+)*) *")


def read_polnear(path: Path, *, split: str) -> AttributionCorpus:
    """Read one split (train, dev, test) of PolNeAR from the folder `path`.

    Raises:
        InputError: The split, a folder or a file is missing, or an entry is malformed.
    """
    name = choose_split(split, OWN_WORDS, corpus="PolNeAR")
    texts = require_folder(path / name / "text", home=HOME)
    annotations = _list_annotations(require_folder(path / name / "attributions", home=HOME))
    articles = tuple(
        Article(id=file.stem, text=read_text(file), origin=str(file))
        for file in sorted(texts.glob("*.txt"))
    )
    if not articles:
        raise InputError(f"{texts}: no *.txt here; get them from {HOME}")
    attributions = {}
    for article in articles:
        if article.id not in annotations:
            raise InputError(f"{article.origin}: no annotation file; get it from {HOME}")
        attributions[article.id] = _read_annotation(annotations[article.id], article.text)
    return AttributionCorpus("polnear", name, articles, attributions)


def _list_annotations(folder: Path) -> dict[str, Path]:
    """Return the first annotation file of each article; the suffix of its name is the annotator."""
    first: dict[str, Path] = {}
    for file in sorted(folder.glob("*.ann")):
        first.setdefault(file.stem.rpartition("_")[0], file)
    return first


def _read_annotation(file: Path, text: str) -> tuple[Attribution, ...]:
    spans: dict[str, list[Span]] = {}
    events: list[tuple[str, str]] = []
    line = 1
    for entry in ENTRY_START.split(read_text(file).rstrip("\n")):
        where = f"{file}:{line}"
        line += entry.count("\n") + 1
        if match := SPAN_ENTRY.fullmatch(entry):
            spans[match[1]] = _parse_span(match, text, where=where)
        elif match := EVENT_ENTRY.fullmatch(entry):
            events.append((where, match[1]))
        elif entry and not entry.startswith("#"):
            raise InputError(f"{where}: neither a T nor an E line; restore it from {HOME}")
    found = [_tie_event(roles, spans, text, where=where) for where, roles in events]
    return tuple(sorted((one for one in found if one.contents), key=lambda one: one.contents))


def _parse_span(match: re.Match[str], text: str, *, where: str) -> list[Span]:
    bounds = [piece.split() for piece in match[2].split(";")]
    try:
        pieces = [Span(int(start), int(end)) for start, end in bounds]
    except ValueError as error:
        raise InputError(f"{where}: {error}; restore the line from {HOME}") from error
    found = " ".join(piece.slice(text) for piece in pieces)
    if found.split() != match[3].split():
        raise InputError(
            f"{where}: {match[1]} {match[2]} is {found!r} in the article, not {match[3]!r};"
            f" restore both files from {HOME}"
        )
    return pieces


def _tie_event(
    roles: str, spans: Mapping[str, Sequence[Span]], text: str, *, where: str
) -> Attribution:
    pieces: dict[str, list[Sequence[Span]]] = defaultdict(list)
    for tie in roles.split():
        role, _, name = tie.rpartition(":")
        if name not in spans:
            raise InputError(f"{where}: no line {name} in the file; restore it from {HOME}")
        # A second content of an event is written Content2.
        pieces[role.rstrip("0123456789")].append(spans[name])
    merged = {role: merge_pieces(chain(*several), text) for role, several in pieces.items()}
    return Attribution(
        source=next(iter(merged.get("Source", ())), None),
        cue=next(iter(merged.get("Cue", ())), None),
        contents=merged.get("Content", ()),
    )


def merge_pieces(pieces: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return the pieces in text order, those that only white space separates made one."""
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and not text[merged[-1].end : piece.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)
