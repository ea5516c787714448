"""`train`: corpora in, a fine-tuned checkpoint with its dev figures and model card out.

    python -m pipeline train data/mixture=public data.root=corpora seed=1

The run folder gets best/ and last/ (checkpoints), metrics.json, a folder a dev corpus with its
confusion matrix under dev/, report.html and run.json. `test=true` adds test/ in the same way.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.commands.evaluate_stance import make_bootstrap, print_evaluation, write_plots
from pipeline.commands.inputs import FOLDER, corpus_path, read_stance_corpus
from pipeline.commands.outputs import print_files, show_progress, sign_run, start_run, write_json
from pipeline.config import ROOT, MixtureSettings, TrainSettings
from pipeline.evaluation.stance import StanceEvaluation, evaluate_stance
from pipeline.records import InputError, StanceCorpus
from pipeline.reporting.html import write_report
from pipeline.reporting.model_card import write_model_card
from pipeline.stance.checkpoint import load_base
from pipeline.stance.classifier import StanceClassifier
from pipeline.training.dev_scores import BATCH_TOKENS
from pipeline.training.fine_tuning import FineTuned, fine_tune
from pipeline.training.mixture import Mixture, count_labels, mix_corpora

logger = logging.getLogger(__name__)


def train(settings: TrainSettings) -> float:
    """Fine-tune, keep the best by dev macro-F1, calibrate, evaluate on dev; return that macro-F1.

    Raises:
        InputError: A corpus or the base model is not there, or there is nothing to train on.
    """
    from transformers import set_seed

    run = start_run(settings)
    folder = run.folder
    logger.info("reading the corpora, dropping rows that repeat a dev or measured row")
    measured = _read_part(settings.data, "measured")
    mixture = mix_corpora(
        _read_part(settings.data, "train", seed=settings.seed),
        dev=_read_part(settings.data, "dev"),
        measured=measured,
        limit=settings.data.limit,
        seed=settings.seed,
    )
    _check_mixture(mixture, measured)
    set_seed(settings.seed)
    model, tokenizer = load_base(
        settings.model.name,
        revision=settings.model.revision,
        dropout=settings.training.dropout,
    )
    tuned = fine_tune(
        model,
        tokenizer,
        rows=mixture.rows,
        dev=mixture.dev,
        settings=settings.training,
        seed=settings.seed,
        folder=folder,
        track=show_progress("evaluating on dev"),
    )
    evaluations = _evaluate(tuned.best, mixture.dev, settings, folder / "dev")
    tests = _evaluate(tuned.best, measured, settings, folder / "test") if settings.test else {}
    metrics = _collect_metrics(settings.data, mixture, tuned, evaluations, tests)
    write_json(folder / "metrics.json", metrics)
    write_model_card(tuned.best / "README.md", metrics=metrics, settings=settings)
    _write_report(folder, settings, evaluations | tests)
    sign_run(run, settings, checkpoint=tuned.best, data=_corpus_folders(settings.data))
    for name, evaluation in (evaluations | tests).items():
        print_evaluation(evaluation, name)
    print_files(folder)
    return tuned.best_scores["macro_f1"]


def _read_part(data: MixtureSettings, part: str, *, seed: int = 0) -> list[StanceCorpus]:
    """Read the corpora of one part of the mixture (train, dev, measured), named by their keys.

    Raises:
        InputError: `data.root` or a split is not set, a corpus is not there, or a test split is
            to be learned from or chosen by.
    """
    corpora: list[StanceCorpus] = []
    for key, settings in getattr(data, part).items():
        where = f"data.{part}.{key}"
        if data.root is None and not (ROOT / (settings.path or "")).exists():
            raise InputError(
                "data.root is not set: give the folder that holds the corpora, as in data.root=DIR "
                "(README, “Corpora”, says where each is from)"
            )
        if settings.split is None and settings.name != FOLDER:
            raise InputError(f"{where}.split is not set: give train, dev or test")
        if part != "measured" and settings.split == "test":
            raise InputError(
                f"{where}.split=test: test sets are neither learned from nor chosen by"
            )
        corpus = read_stance_corpus(settings, root=data.root, where=where, seed=seed)
        corpora.append(replace(corpus, name=key))
    return corpora


def _corpus_folders(data: MixtureSettings) -> dict[str, Path]:
    """Return the folder of every corpus of the mixture, each once."""
    parts = (data.train, data.dev, data.measured)
    return {
        one.path: corpus_path(one, root=data.root)
        for part in parts
        for one in part.values()
        if one.path is not None
    }


def _check_mixture(mixture: Mixture, measured: Sequence[StanceCorpus]) -> None:
    """Say what is trained on; refuse a mixture with nothing to learn from or to choose by."""
    if not mixture.rows or not mixture.dev:
        raise InputError("data: the mixture needs at least one training row and one dev corpus")
    for corpus in (*mixture.dev, *measured):
        if not corpus.rows:
            raise InputError(f"data: {corpus.name} {corpus.split} has no rows; leave it out")
    for name, rows in mixture.train.items():
        repeats = mixture.dropped[name]
        logger.info("%s: %d training rows (%d near-duplicates dropped)", name, len(rows), repeats)


def _evaluate(
    checkpoint: Path, corpora: Sequence[StanceCorpus], settings: TrainSettings, folder: Path
) -> dict[str, StanceEvaluation]:
    """Evaluate the saved checkpoint, as a user will load it, on each corpus by itself."""
    classifier = StanceClassifier.load(checkpoint, batch_tokens=BATCH_TOKENS)
    bootstrap = make_bootstrap(settings.intervals, settings.seed)
    evaluations: dict[str, StanceEvaluation] = {}
    for corpus in corpora:
        name = f"{corpus.name} {corpus.split}"
        predictions = classifier.predict(
            [row.example for row in corpus.rows], track=show_progress(f"evaluating on {name}")
        )
        probabilities = [prediction.probabilities for prediction in predictions]
        evaluations[name] = evaluate_stance(corpus, probabilities, bootstrap=bootstrap)
        place = folder / corpus.name
        place.mkdir(parents=True, exist_ok=True)
        write_plots(place, evaluations[name], title=name)
    return evaluations


def _collect_metrics(
    data: MixtureSettings,
    mixture: Mixture,
    tuned: FineTuned,
    evaluations: Mapping[str, StanceEvaluation],
    tests: Mapping[str, StanceEvaluation],
) -> dict[str, Any]:
    """Return what metrics.json holds."""
    return {
        "task": "stance",
        "dev_macro_f1": {"best": tuned.best_scores, "last": tuned.last_scores},
        "temperature": tuned.temperature,
        "train": {
            name: {
                "corpus": data.train[name].name,
                "rows": len(rows),
                "labels": count_labels(rows),
                "near_duplicates_dropped": mixture.dropped[name],
            }
            for name, rows in mixture.train.items()
        },
        "dev": {name: evaluation.as_dict() for name, evaluation in evaluations.items()},
        "test": {name: evaluation.as_dict() for name, evaluation in tests.items()},
    }


def _write_report(
    folder: Path, settings: TrainSettings, evaluations: Mapping[str, StanceEvaluation]
) -> None:
    figures = [
        (f"{name}: {key}", figure)
        for name, evaluation in evaluations.items()
        for key, figure in evaluation.figures.items()
    ]
    facts = [
        ("Base", settings.model.name),
        ("Corpora", ", ".join(settings.data.train)),
        ("Epochs", str(settings.training.epochs)),
        ("Learning rate", str(settings.training.learning_rate)),
        ("Seed", str(settings.seed)),
    ]
    write_report(
        folder / "report.html",
        title="Training of a stance classifier",
        facts=facts,
        figures=figures,
        scores=None,
        matrix=None,
        labels=(),
        articles=[],
    )
