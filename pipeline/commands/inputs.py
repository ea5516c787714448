"""What a command reads: corpora and checkpoints named by the settings.

Relative paths start at the current folder, or at the mixture's `root`; shipped files are found
wherever the command is run:

    read_stance_corpus(CorpusSettings(name="dse", path="corpora/dse", split="dev"))
"""

from __future__ import annotations

from pathlib import Path

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


def find_path(path: str) -> Path:
    """Return `path` as it is if it exists, else the shipped file or folder of that name if any."""
    given = Path(path)
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
    settings: CorpusSettings, *, root: str | None = None, where: str = "data"
) -> StanceCorpus:
    """Read one split of a stance corpus, public or in the project's own layout.

    `where` is the key of `settings`, for messages.

    Raises:
        InputError: The name is unknown, the path is not set, or what lies there is not the corpus.
    """
    path = _corpus_path(settings, root, where)
    if settings.name == FOLDER:
        return _label_statements(read_gold(path, split=settings.split))
    if settings.name not in STANCE_READERS:
        names = ", ".join((FOLDER, *STANCE_READERS))
        raise InputError(f"{where}.name={settings.name}: no stance corpus; there are {names}")
    options = {} if settings.part is None else {"part": settings.part}
    return STANCE_READERS[settings.name](path, split=settings.split or "test", **options)


def read_attribution_corpus(settings: CorpusSettings) -> AttributionCorpus:
    """Read one split of a corpus with attributions: PolNeAR, or the project's own layout.

    Raises:
        InputError: The name is unknown, the path is not set, or what lies there is not the corpus.
    """
    path = _corpus_path(settings, None, "data")
    if settings.name == FOLDER:
        return _list_attributions(read_gold(path, split=settings.split))
    if settings.name not in ATTRIBUTION_READERS:
        names = ", ".join((FOLDER, *ATTRIBUTION_READERS))
        raise InputError(f"data.name={settings.name}: no attribution corpus; there are {names}")
    return ATTRIBUTION_READERS[settings.name](path, split=settings.split or "test")


def read_statement_corpus(settings: CorpusSettings) -> StatementCorpus:
    """Read a gold corpus in the project's own layout.

    Raises:
        InputError: It is not in that layout.
    """
    if settings.name != FOLDER:
        raise InputError(
            f"data.name={settings.name}: end_to_end needs articles with gold statements; "
            "give data=folder data.path=DIR"
        )
    return read_gold(_corpus_path(settings, None, "data"), split=settings.split)


def _corpus_path(settings: CorpusSettings, root: str | None, where: str) -> Path:
    if settings.path is None:
        raise InputError(
            f"{where}.path is not set: give the folder of {settings.name}, as in {where}.path=DIR"
        )
    return find_path(settings.path) if root is None else Path(root) / settings.path


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
