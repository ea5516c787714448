"""Documents of public corpora by name, and offsets into them that survive another typography.

In: the folder of a corpus in its published layout and the names of documents. Out: their texts. A
label that points into such a text counts letters and digits only, so that it finds its words
whatever a copy makes of white space, quotation marks or tokens:

    >>> text = '" The talks , " he said , " failed . "'
    >>> locate_span(text, list_positions(text), 8, 14).slice(text)
    'he said'

What a document is, by corpus: a sentence (`plv`: its number in PLV_train.tsv; `cameo_class`: its
line in sentences.tsv; `dse`: its line in train.txt, unmarked; `newsmtsc`: its primary_gid in
train.jsonl), an article (`polnear` train, `seesaw`, `newswcl50`) or a part of a speech (`unscon`:
its file_id).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from hashlib import sha256
from pathlib import Path

from pipeline.corpora.cards import CARDS
from pipeline.corpora.dse import read_dse
from pipeline.corpora.layout import (
    read_json,
    read_json_lines,
    read_table,
    read_text,
    require_file,
    require_folder,
)
from pipeline.records import InputError, Span

OPENERS = frozenset("“‘«„\"'`([$")
CLOSERS = frozenset("”’»“\"'`)]%")
PUNCTUATION = frozenset(".,!?…")

NEW_LINE = "\\n"
"""How NewsWCL50's token table writes a line break."""


def read_documents(corpus: str, path: Path, names: Collection[str]) -> dict[str, str]:
    """Return the texts of the named documents of a corpus in the folder `path`.

    Raises:
        InputError: A file of the corpus or a document is not there.
    """
    texts = DOCUMENT_READERS[corpus](path, frozenset(names))
    if missing := sorted(set(names) - texts.keys()):
        raise InputError(
            f"{path}: {corpus} has no document {missing[0]} here; get it from {CARDS[corpus].home}"
        )
    return texts


def hash_words(text: str) -> str:
    """Return the SHA-256 of the letters and digits of a text, as 16 hexadecimal digits."""
    return sha256("".join(filter(str.isalnum, text)).encode()).hexdigest()[:16]


def list_positions(text: str) -> list[int]:
    """Return where each letter or digit of the text stands."""
    return [position for position, character in enumerate(text) if character.isalnum()]


def locate_span(text: str, positions: Sequence[int], start: int, end: int) -> Span:
    """Return the span of the letters and digits [start, end), with the marks that enclose it.

    Quotation marks and brackets that touch the words belong to the span, a full stop or comma only
    before a closing mark.

    Raises:
        ValueError: The range is empty or not inside the text.
    """
    if not 0 <= start < end <= len(positions):
        raise ValueError(f"[{start}, {end}) is not inside the {len(positions)} letters and digits")
    first, last = positions[start], positions[end - 1] + 1
    while first and text[first - 1] in OPENERS:
        first -= 1
    closing = last
    while closing < len(text) and text[closing] in CLOSERS | PUNCTUATION:
        closing += 1
    while closing > last and text[closing - 1] not in CLOSERS:
        closing -= 1
    return Span(first, closing)


def count_words_before(positions: Sequence[int], offset: int) -> int:
    """Return how many letters and digits stand before a code point offset."""
    return bisect_left(positions, offset)


def _read_plv(path: Path, names: frozenset[str]) -> dict[str, str]:
    rows = read_table(
        path / "PLV_train.tsv", ("sentence_id", "sentence"), delimiter="\t", home=CARDS["plv"].home
    )
    return {row["sentence_id"]: row["sentence"] for _, row in rows if row["sentence_id"] in names}


def _read_cameo(path: Path, names: frozenset[str]) -> dict[str, str]:
    file = require_file(path / "sentences.tsv", home=CARDS["cameo_class"].home)
    lines = read_text(file).split("\n")
    return {
        str(number): line.rpartition("\t")[0]
        for number, line in enumerate(lines, start=1)
        if str(number) in names
    }


def _read_dse(path: Path, names: frozenset[str]) -> dict[str, str]:
    examples = (row.example for row in read_dse(path, split="train").rows)
    sentences = {example.id.rpartition("-")[2]: example.statement for example in examples}
    return {name: text.strip() for name, text in sentences.items() if name in names}


def _read_newsmtsc(path: Path, names: frozenset[str]) -> dict[str, str]:
    keys = ("primary_gid", "sentence_normalized")
    rows = read_json_lines(path / "train.jsonl", keys, home=CARDS["newsmtsc"].home)
    return {
        row["primary_gid"]: row["sentence_normalized"].strip()
        for _, row in rows
        if row["primary_gid"] in names
    }


def _read_polnear(path: Path, names: frozenset[str]) -> dict[str, str]:
    folder = require_folder(path / "train" / "text", home=CARDS["polnear"].home)
    return {file.stem: read_text(file) for file in folder.glob("*.txt") if file.stem in names}


def _read_seesaw(path: Path, names: frozenset[str]) -> dict[str, str]:
    folder = require_folder(path / "articles", home=CARDS["seesaw"].home)
    return {
        file.stem: " ".join(
            sentence["text"].strip()
            for sentence in read_json(file, home=CARDS["seesaw"].home)["text"]
        )
        for file in folder.glob("*.json")
        if file.stem in names
    }


def _read_unscon(path: Path, names: frozenset[str]) -> dict[str, str]:
    rows = read_table(
        path / "conflict_annotations_sentences.csv",
        ("file_id", "sentence_text"),
        delimiter=",",
        home=CARDS["unscon"].home,
    )
    parts: dict[str, list[str]] = {}
    for _, row in rows:
        if row["file_id"] in names:
            parts.setdefault(row["file_id"], []).append(" ".join(row["sentence_text"].split()))
    return {name: " ".join(sentences) for name, sentences in parts.items()}


def _read_newswcl50(path: Path, names: frozenset[str]) -> dict[str, str]:
    """Read the token table `conll.csv`, whose documents are named topic/subtopic/document."""
    columns = ("topic/subtopic_name/doc", "token")
    rows = read_table(path / "conll.csv", columns, delimiter=",", home=CARDS["newswcl50"].home)
    tokens: dict[str, list[str]] = {}
    for _, row in rows:
        name = row[columns[0]].rpartition("/")[2]
        if name in names:
            token = row["token"]
            tokens.setdefault(name, []).append("\n" if token == NEW_LINE else token)
    return {name: " ".join(words) for name, words in tokens.items()}


DOCUMENT_READERS: dict[str, Callable[[Path, frozenset[str]], dict[str, str]]] = {
    "plv": _read_plv,
    "cameo_class": _read_cameo,
    "dse": _read_dse,
    "newsmtsc": _read_newsmtsc,
    "polnear": _read_polnear,
    "seesaw": _read_seesaw,
    "unscon": _read_unscon,
    "newswcl50": _read_newswcl50,
}
"""The corpora that documents can be read from, each by its reader."""
