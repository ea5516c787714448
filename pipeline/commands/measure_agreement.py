"""`corpus action=agreement`: the annotators' passes in, alpha of stance and F1 of contents out.

A corpus keeps each pass in `agreement/NAME.jsonl`, in the format of `statements.jsonl`, over the
articles that its annotator read; the gold itself is the pass `gold`. Every two passes are compared
on the articles that both have, split by split. Passes over contrast sets hold `id` and `stance`.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.commands.inputs import REAL_LAYER, corpus_path, read_whole_corpus
from pipeline.commands.outputs import print_files, sign_run, start_run, write_json
from pipeline.commands.real_layer import relocate_words
from pipeline.config import CorpusRunSettings, CorpusSettings
from pipeline.corpora.contrast import CONTRAST, read_contrast_pass, read_contrast_statements
from pipeline.evaluation.agreement import Agreement, Passes, measure_agreement
from pipeline.evaluation.counts import MatchCounts
from pipeline.records import GoldStatement, InputError, Label
from pipeline.reporting.console import make_console
from pipeline.reporting.tables import agreement_table
from pipeline.storage.gold import ALL, find_splits, read_statements

GOLD = "gold"


def measure_corpus_agreement(settings: CorpusRunSettings) -> None:
    """Compare every two passes of the corpus, print and write what they share.

    Raises:
        InputError: The corpus or its passes are not there or malformed.
    """
    run = start_run(settings)
    path = corpus_path(settings.data)
    files = sorted((path / "agreement").glob("*.jsonl"))
    if not files:
        raise InputError(f"{path / 'agreement'}: no *.jsonl here; each annotator's pass is one")
    if settings.data.name == CONTRAST:
        rows = _compare_labels(path, files)
    else:
        rows = _compare_statements(settings.data, path, files)
    write_json(run.folder / "agreement.json", rows)
    sign_run(run, settings, data={settings.data.name: path})
    make_console().print(agreement_table(rows, title=f"Agreement on {path.name}"))
    print_files(run.folder)


def _compare_statements(
    data: CorpusSettings, path: Path, files: Sequence[Path]
) -> list[dict[str, Any]]:
    corpus = read_whole_corpus(data)
    articles = {article.id: article for article in corpus.articles}
    relocate = relocate_words if data.name == REAL_LAYER else None
    passes = {GOLD: _by_article(corpus.statements)}
    for file in files:
        passes[file.stem] = _by_article(read_statements(file, articles, relocate))
    parts = {ALL: list(articles)} | find_splits(path, articles)
    return [
        _describe(
            one, other, part, measure_agreement(_keep(passes[one], ids), _keep(passes[other], ids))
        )
        for one, other in itertools.combinations(passes, 2)
        for part, ids in parts.items()
        if any(article in passes[one] and article in passes[other] for article in ids)
    ]


def _compare_labels(path: Path, files: Sequence[Path]) -> list[dict[str, Any]]:
    """Compare labels given to the same contrast statements."""
    passes: dict[str, dict[str, Label]] = {
        GOLD: {one.id: one.stance for one in read_contrast_statements(path)}
    }
    passes |= {file.stem: read_contrast_pass(file, known=passes[GOLD]) for file in files}
    rows = []
    for one, other in itertools.combinations(passes, 2):
        shared = sorted(passes[one].keys() & passes[other].keys())
        pairs = tuple((passes[one][name], passes[other][name]) for name in shared)
        counts = MatchCounts(len(pairs), len(pairs), len(pairs))
        rows.append(_describe(one, other, ALL, Agreement(counts, pairs, speaker=None)))
    return rows


def _describe(one: str, other: str, part: str, agreement: Agreement) -> dict[str, Any]:
    return {
        "passes": [one, other],
        "part": part,
        "statements": [agreement.contents.gold, agreement.contents.predicted],
        "shared": agreement.contents.matched,
        "content_f1": agreement.contents.f1,
        "stance_alpha": agreement.alpha,
        "stance_same": agreement.same_stance,
        "speaker_same": agreement.same_speaker,
    }


def _by_article(statements: Sequence[GoldStatement]) -> Passes:
    found: dict[str, list[GoldStatement]] = defaultdict(list)
    for gold in statements:
        found[gold.statement.article].append(gold)
    return found


def _keep(passes: Passes, articles: Sequence[str]) -> Mapping[str, Sequence[GoldStatement]]:
    return {article: passes[article] for article in articles if article in passes}
