"""A layer of labels over real articles, joined to the user's own copies of the corpora.

In: the layer's folder, which has no text (`articles.jsonl` names corpus and document,
`statements.jsonl` counts letters and digits), and the folder that holds the corpora. Out: a
`StatementCorpus` like that of any gold in the project's layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.corpora.cards import CARDS
from pipeline.corpora.documents import (
    DOCUMENT_READERS,
    hash_words,
    list_positions,
    locate_span,
    read_documents,
)
from pipeline.records import Article, InputError, StatementCorpus
from pipeline.storage.article_facts import FACTS_FILE, ArticleFacts, read_article_facts
from pipeline.storage.gold import read_gold_of


def read_real_layer(
    path: Path, *, root: Path, split: str | None = None, part: str | None = None
) -> StatementCorpus:
    """Join a layer, whole or one split of it, to the corpora in the folder `root`.

    `part` is one of the corpora that it labels, if only that one is read.

    Raises:
        InputError: A corpus or document is not there, a text is not the one that was labelled, or
            the layer is malformed.
    """
    listed = read_article_facts(path / FACTS_FILE)
    facts = {name: one for name, one in listed.items() if part in (None, one.corpus)}
    if not facts:
        names = ", ".join(sorted({one.corpus for one in listed.values()}))
        raise InputError(f"part={part}: {path} labels no such corpus; it labels {names}")
    texts = _read_texts(facts, root, where=path / FACTS_FILE)
    articles = {
        name: Article(name, texts[name], negotiation=one.negotiation, origin=one.document)
        for name, one in facts.items()
    }
    passed_over = listed.keys() - facts.keys()
    return read_gold_of(
        path, articles, split=split, relocate=relocate_words, passed_over=passed_over
    )


def _read_texts(facts: Mapping[str, ArticleFacts], root: Path, *, where: Path) -> dict[str, str]:
    """Return the text of each article, checked to be the one that was labelled."""
    wanted: dict[str, list[ArticleFacts]] = defaultdict(list)
    for one in facts.values():
        if one.corpus not in DOCUMENT_READERS:
            names = ", ".join(DOCUMENT_READERS)
            raise InputError(f"{where}: {one.article}: corpus {one.corpus!r} is not one of {names}")
        wanted[one.corpus].append(one)
    texts: dict[str, str] = {}
    for corpus, listed in wanted.items():
        folder = root / corpus
        if not folder.is_dir():
            raise InputError(
                f"{folder}: no such folder; the layer labels {len(listed)} documents of {corpus}: "
                f"get it from {CARDS[corpus].home} and put it there"
            )
        documents = read_documents(corpus, folder, [one.document for one in listed])
        texts |= {one.article: documents[one.document] for one in listed}
    for name, one in facts.items():
        if hash_words(texts[name]) != one.sha256:
            raise InputError(
                f"{root / one.corpus}: {one.document} is not the text that was labelled; "
                f"get the release that {where.parent / 'README.md'} names"
            )
    return texts


def relocate_words(record: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a layer's statement, whose offsets count letters and digits, with those of `text`."""
    positions = list_positions(text)

    def move(span: Mapping[str, Any] | None) -> dict[str, int] | None:
        if span is None:
            return None
        found = locate_span(text, positions, span["start"], span["end"])
        return {"start": found.start, "end": found.end}

    return record | {
        "source": move(record["source"]),
        "cue": move(record["cue"]),
        "contents": [move(span) for span in record["contents"]],
    }
