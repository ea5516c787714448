"""Statements about other matters: attributions of real news in, neutral training rows out.

What someone says of taxes or of a rival is neutral toward any talks, however harsh or warm it is;
corpora labelled for stance hardly hold such statements, real articles are full of them. Each
attribution of PolNeAR whose content has no word for a negotiation becomes a row toward the talks
of `TARGETS`, one after the other:

    read_off_target(Path("corpora/polnear"), split="train")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.corpora.polnear import read_polnear
from pipeline.records import (
    UNRESOLVED,
    Article,
    Attribution,
    AttributionCorpus,
    LabelledExample,
    StanceCorpus,
    Statement,
)
from pipeline.segmentation.kinds import quotation_type
from pipeline.stance.examples import build_example, fold_spaces

OFF_TARGET = "off_target"
"""The name of these rows among the corpora."""

TARGETS = (
    "the negotiations",
    "the talks",
    "the nuclear deal",
    "the peace talks",
    "the trade agreement",
    "the peace process",
    "the accord",
    "the treaty",
    "the ceasefire",
    "the deal",
    "the summit",
)
"""Targets as news names them; proper names would tell that the statement is not about them."""

NEGOTIATION_WORD = re.compile(
    r"\b(negotiat\w*|talks?|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|truces?|"
    r"cease-?fires?|armistices?|summits?|dialogues?|concessions?|mediat\w+|peace|diploma\w+|"
    r"settlements?|compromis\w+|sanctions?|nuclear|iran\w*)\b",
    re.IGNORECASE,
)
"""What may speak of a negotiation; Iran is there because `iran_deal_2018` is measured on."""

SHORTEST = 3
"""Words of the shortest content that is taken."""

SPEAKER_WORDS = 6
"""Words of the source that stand for the speaker, whom PolNeAR does not resolve."""


def read_off_target(path: Path, *, split: str) -> StanceCorpus:
    """Return the rows of one split of PolNeAR in the folder `path`, grouped by article.

    Raises:
        InputError: As in `read_polnear`.
    """
    corpus = read_polnear(path, split=split)
    rows = []
    for number, (article, attribution) in enumerate(_list_off_target(corpus)):
        statement = _make_statement(article, attribution, number)
        target = TARGETS[number % len(TARGETS)]
        rows.append(LabelledExample(build_example(article, statement, target=target), "neutral"))
    return StanceCorpus(OFF_TARGET, corpus.split, tuple(rows))


def _list_off_target(corpus: AttributionCorpus) -> Iterator[tuple[Article, Attribution]]:
    """Yield the attributions whose contents say nothing of a negotiation, with their articles."""
    for article in corpus.articles:
        for attribution in corpus.attributions.get(article.id, ()):
            content = " ".join(span.slice(article.text) for span in attribution.contents)
            if len(content.split()) >= SHORTEST and not NEGOTIATION_WORD.search(content):
                yield article, attribution


def _make_statement(article: Article, one: Attribution, number: int) -> Statement:
    source = fold_spaces(one.source.slice(article.text)) if one.source else UNRESOLVED
    return Statement(
        article=article.id,
        id=f"{article.id}-{number}",
        kind=quotation_type(article.text, one.contents),
        source=one.source,
        cue=one.cue,
        contents=one.contents,
        speaker=" ".join(source.split()[:SPEAKER_WORDS]),
        side="other",
    )
