"""SEESAW, stances between the entities and topics of political news, sentence by sentence.

In: the folder with `annotations/`, `articles/` and `meta/` as published (Zhang et al., Generative
Entity-to-Entity Stance Detection with Knowledge Graph Augmentation, EMNLP 2022; CC BY-NC-SA 4.0).
`meta/TRIPLET_000.json` says in "Split" whether a story's three articles are train, valid or test.
Out: a `StanceCorpus` without neutral, one row a stance:

    {"id": 0, "subject": "Ana Lund", "sentiment": "NEG", "object": "striking a deal", …}

is speaker "Ana Lund", target "striking a deal", stance against. The context is up to three
sentences on each side, blank ones not counted. Stances whose subject or object is "None" or "Not in
the list" name nobody and are dropped; stories whose articles are not in the folder are not read.

Rows (favor / against): train 4,559 (1,924 / 2,635) of 6,263, valid 1,803 (661 / 1,142) of 2,436.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.corpora.cards import CARDS
from pipeline.corpora.layout import choose_split, read_json, require_folder
from pipeline.records import InputError, Label, LabelledExample, StanceCorpus, StanceExample

HOME = CARDS["seesaw"].home

OWN_WORDS = {"train": "train", "dev": "valid", "test": "test"}

STANCES: dict[str, Label] = {"POS": "favor", "NEG": "against"}

NOBODY = frozenset({"None", "Not in the list"})

CONTEXT_SENTENCES = 3
"""Sentences of context a side."""


def read_seesaw(path: Path, *, split: str) -> StanceCorpus:
    """Read one split (train, dev or valid, test) of SEESAW from the folder `path`.

    Raises:
        InputError: The split, a folder, a file, a sentence or a key is missing or unknown.
    """
    name = choose_split(split, OWN_WORDS, corpus="SEESAW")
    for part in ("articles", "annotations", "meta"):
        require_folder(path / part, home=HOME)
    rows = tuple(
        row
        for story in sorted((path / "meta").glob("TRIPLET_*.json"))
        if _read_split(story) == OWN_WORDS[name]
        for annotation in sorted((path / "annotations").glob(f"{story.stem}_DOCUMENT_*.json"))
        for row in _read_document(annotation, path / "articles" / annotation.name)
    )
    if not rows:
        raise InputError(f"{path}: no story of split {OWN_WORDS[name]} here; get it from {HOME}")
    return StanceCorpus(name="seesaw", split=name, rows=rows, labels=("favor", "against"))


def _read_split(story: Path) -> Any:
    meta = read_json(story, home=HOME)
    if not isinstance(meta, dict) or meta.get("Split") not in OWN_WORDS.values():
        raise InputError(f"{story}: key Split is not train, valid or test; restore it from {HOME}")
    return meta["Split"]


def _read_document(annotation: Path, article: Path) -> Iterator[LabelledExample]:
    sentences = _read_sentences(article)
    stances = read_json(annotation, home=HOME)
    try:
        for index, entries in stances["sentence-level stances"].items():
            for entry in entries:
                if NOBODY.isdisjoint((entry["subject"], entry["object"])):
                    yield _make_row(entry, sentences, int(index), document=annotation.stem)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"{annotation}: a sentence-level stance lacks or misstates {error};"
            f" restore it from {HOME}"
        ) from error


def _read_sentences(article: Path) -> list[str]:
    content = read_json(article, home=HOME)
    try:
        return [sentence["text"].strip() for sentence in content["text"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{article}: key text: not a list of sentences; restore it") from error


def _make_row(
    entry: dict[str, Any], sentences: list[str], index: int, *, document: str
) -> LabelledExample:
    before = [sentence for sentence in sentences[:index] if sentence]
    after = [sentence for sentence in sentences[index + 1 :] if sentence]
    example = StanceExample(
        id=f"{document}/{index}/{entry['id']}",
        statement=sentences[index],
        target=entry["object"],
        speaker=entry["subject"],
        before=" ".join(before[-CONTEXT_SENTENCES:]),
        after=" ".join(after[:CONTEXT_SENTENCES]),
        group=document,
    )
    return LabelledExample(example, STANCES[entry["sentiment"]])
