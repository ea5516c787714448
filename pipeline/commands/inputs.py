"""What a command reads: corpora and checkpoints named by the settings.

Relative paths start at the current folder, or at the mixture's `root`; shipped files are found
wherever the command is run:

    read_stance_corpus(CorpusSettings(name="dse", path="corpora/dse", split="dev"))
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from pipeline.commands.off_target import OFF_TARGET, read_off_target
from pipeline.commands.real_layer import read_real_layer
from pipeline.config import ROOT, Codebook, CorpusSettings, StanceSettings
from pipeline.corpora.catalogue import ATTRIBUTION_READERS, STANCE_READERS
from pipeline.records import (
    Attribution,
    AttributionCorpus,
    InputError,
    LabelledExample,
    StanceCorpus,
    StatementCorpus,
)
from pipeline.stance.classifier import StanceClassifier
from pipeline.stance.examples import build_example
from pipeline.storage.gold import read_gold

SHIPPED_CHECKPOINT = ROOT / "models" / "stance"

FOLDER = "folder"
"""The name of the project's own layout among the corpora."""

REAL_LAYER = "real_layer"
"""The name of labels over articles that only the user has, among the corpora."""

_READERS = STANCE_READERS | {OFF_TARGET: read_off_target}


def find_path(path: str, *, root: str | None = None) -> Path:
    """Return `path` under `root` if it exists, else the shipped file or folder of that name if any.

    Without a root it starts at the current folder.
    """
    given = Path(root or "", path)
    shipped = ROOT / path
    return shipped if not given.exists() and shipped.exists() else given


def checkpoint_folder(checkpoint: str | None) -> Path:
    """Return the checkpoint's folder, the shipped one where none is named."""
    return SHIPPED_CHECKPOINT if checkpoint is None else find_path(checkpoint)


def name_checkpoint(checkpoint: str | None) -> str:
    """Return the checkpoint as reports name it: its folder and the one around it."""
    return "/".join(checkpoint_folder(checkpoint).resolve().parts[-2:])


def load_classifier(settings: StanceSettings) -> StanceClassifier:
    """Load the checkpoint that the settings name, ready to predict.

    Raises:
        InputError: There is no stance checkpoint.
    """
    return StanceClassifier.load(
        checkpoint_folder(settings.checkpoint),
        batch_tokens=settings.batch_tokens,
        precision=settings.precision.value,
        abstain_below=settings.abstain_below,
    )


def known_aliases(codebook: Codebook) -> dict[str, frozenset[str]]:
    """Return the other names that the codebook gives to each speaker."""
    return {name: frozenset(known.aliases) for name, known in codebook.speakers.items()}


def read_stance_corpus(
    settings: CorpusSettings, *, root: str | None = None, where: str = "data", seed: int = 0
) -> StanceCorpus:
    """Read one split of a stance corpus, public or in the project's own layout.

    `where` is the key of `settings`, for messages. `seed` draws the documents of a share.

    Raises:
        InputError: The name is unknown, the path is not set, or what lies there is not the corpus.
    """
    corpus = _read_whole_stance_corpus(settings, root=root, where=where)
    return corpus if settings.share == 1 else draw_groups(corpus, settings.share, seed=seed)


def _read_whole_stance_corpus(
    settings: CorpusSettings, *, root: str | None, where: str
) -> StanceCorpus:
    if settings.name in (FOLDER, REAL_LAYER):
        return _label_statements(read_statement_corpus(settings, root=root, where=where))
    path = corpus_path(settings, root=root, where=where)
    if settings.name not in _READERS:
        names = ", ".join((FOLDER, REAL_LAYER, *_READERS))
        raise InputError(f"{where}.name={settings.name}: no stance corpus; there are {names}")
    options = {} if settings.part is None else {"part": settings.part}
    return _READERS[settings.name](path, split=settings.split or "test", **options)


def draw_groups(corpus: StanceCorpus, share: float, *, seed: int) -> StanceCorpus:
    """Return `corpus` with a share (0 to 1) of its groups, articles or documents, drawn at random.

    At least one group is kept. A larger share of the same seed holds the smaller one.
    """
    groups = sorted({row.example.group for row in corpus.rows})
    random.Random(seed).shuffle(groups)
    kept = set(groups[: max(1, round(share * len(groups)))])
    return replace(corpus, rows=tuple(row for row in corpus.rows if row.example.group in kept))


def read_attribution_corpus(settings: CorpusSettings) -> AttributionCorpus:
    """Read one split of a corpus with attributions: PolNeAR, or the project's own layout.

    Raises:
        InputError: The name is unknown, the path is not set, or what lies there is not the corpus.
    """
    if settings.name in (FOLDER, REAL_LAYER):
        return _list_attributions(read_statement_corpus(settings))
    path = corpus_path(settings)
    if settings.name not in ATTRIBUTION_READERS:
        names = ", ".join((FOLDER, *ATTRIBUTION_READERS))
        raise InputError(f"data.name={settings.name}: no attribution corpus; there are {names}")
    return ATTRIBUTION_READERS[settings.name](path, split=settings.split or "test")


def read_statement_corpus(
    settings: CorpusSettings, *, root: str | None = None, where: str = "data"
) -> StatementCorpus:
    """Read a gold corpus in the project's own layout, or the real layer joined to its articles.

    Raises:
        InputError: It is neither of the two, or not in that layout.
    """
    path = corpus_path(settings, root=root, where=where)
    if settings.name == REAL_LAYER:
        corpora = settings.root or root
        if corpora is None:
            raise InputError(
                f"{where}.root is not set: give the folder that holds the corpora that the layer "
                f"labels, one folder each, as in {where}.root=DIR"
            )
        return read_real_layer(path, root=Path(corpora), split=settings.split, part=settings.part)
    if settings.name != FOLDER:
        raise InputError(
            f"{where}.name={settings.name}: end_to_end needs articles with gold statements; "
            "give data=folder data.path=DIR"
        )
    return read_gold(path, split=settings.split)


def read_whole_corpus(settings: CorpusSettings) -> StatementCorpus:
    """Read every split and part of a corpus that `read_statement_corpus` reads.

    Raises:
        InputError: As there.
    """
    return read_statement_corpus(replace(settings, split=None, part=None))


def corpus_path(settings: CorpusSettings, *, root: str | None = None, where: str = "data") -> Path:
    """Return the folder of a corpus: under `root` if it is there, else the shipped one if any.

    Raises:
        InputError: The path is not set.
    """
    if settings.path is None:
        raise InputError(
            f"{where}.path is not set: give the folder of {settings.name}, as in {where}.path=DIR"
        )
    return find_path(settings.path, root=root)


def _label_statements(corpus: StatementCorpus) -> StanceCorpus:
    articles = {article.id: article for article in corpus.articles}
    rows = tuple(
        LabelledExample(
            build_example(articles[gold.statement.article], gold.statement, target=gold.target),
            gold.stance,
        )
        for gold in corpus.statements
    )
    return StanceCorpus(corpus.name, corpus.split, rows)


def _list_attributions(corpus: StatementCorpus) -> AttributionCorpus:
    attributions: dict[str, list[Attribution]] = {article.id: [] for article in corpus.articles}
    for gold in corpus.statements:
        statement = gold.statement
        if statement.kind != "authorial":
            attributions[statement.article].append(
                Attribution(statement.source, statement.cue, statement.contents)
            )
    listed = {article: tuple(found) for article, found in attributions.items()}
    return AttributionCorpus(corpus.name, corpus.split, corpus.articles, listed)
