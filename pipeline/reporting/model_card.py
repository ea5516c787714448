"""The model card of a trained checkpoint: its metrics and settings in, README.md out.

The card has the front matter that Hugging Face tools read, the corpora with licence and citation,
the dev figures with their intervals, and what the model must not be trusted with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.config import TrainSettings
from pipeline.corpora.cards import CARDS
from pipeline.reporting.numerals import format_figure, format_rate
from pipeline.storage.atomic import write_text

_FRONT = """\
---
language: en
license: {licence}
library_name: transformers
pipeline_tag: text-classification
base_model: {base}
---
"""

_EMBEDDED_NAME = "sentence-transformers/all-MiniLM-L6-v2"


def write_model_card(path: Path, *, metrics: Mapping[str, Any], settings: TrainSettings) -> None:
    """Write the card; `metrics` is what metrics.json of the training run holds."""
    base = settings.model.name
    base = _EMBEDDED_NAME if base == "embedded" else base
    front = _FRONT.format(licence=_choose_licence(metrics["train"]), base=base)
    write_text(path, front + "\n" + "\n".join(_list_lines(metrics, settings, base)) + "\n")


def _list_lines(metrics: Mapping[str, Any], settings: TrainSettings, base: str) -> Iterator[str]:
    yield "# Stance toward a target: favor, neutral, against"
    yield ""
    yield (
        f"A sequence classifier fine-tuned from `{base}`. It reads a statement with its context "
        "and speaker, and a target, and says whether the speaker is for or against the target."
    )
    yield ""
    yield "## Training data"
    yield ""
    yield "| corpus | rows | near-duplicates of measured rows dropped | licence | citation |"
    yield "|---|---|---|---|---|"
    for name, part in metrics["train"].items():
        card = CARDS.get(part["corpus"])
        licence, citation = (card.licence, card.citation) if card else ("see its data card", name)
        title = card.title if card else name
        counts = f"{part['rows']:,} | {part['near_duplicates_dropped']:,}"
        yield f"| {title} | {counts} | {licence} | {citation} |"
    yield ""
    yield "## Training run"
    yield ""
    training = settings.training
    yield (
        f"{training.epochs:g} epochs, learning rate {training.learning_rate:g}, batches of "
        f"{training.batch_size}, {training.max_length} tokens, {training.precision.value}, "
        f"class weights {training.class_weights.value}, seed {settings.seed}. The epoch with the "
        "highest mean macro-F1 over the dev corpora was kept; the temperature "
        f"{metrics['temperature']:.3f} was fitted on the same dev corpora."
    )
    yield ""
    yield from _list_figures("Dev figures", metrics["dev"])
    if metrics["test"]:
        yield from _list_figures("Test figures", metrics["test"])


def _list_figures(heading: str, evaluations: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {heading}"
    yield ""
    yield "Percentile bootstrap over articles or documents. Printed by the training run."
    yield ""
    yield "| corpus | macro-F1 | accuracy | always the majority: macro-F1 | ECE |"
    yield "|---|---|---|---|---|"
    for name, one in evaluations.items():
        figures = [format_figure(one["figures"][key]) for key in ("macro_f1", "accuracy")]
        figures += [format_rate(one["scores"]["majority_macro_f1"]), format_rate(one["ece"])]
        yield f"| {name} | {' | '.join(figures)} |"
    yield ""


def _choose_licence(train: Mapping[str, Any]) -> str:
    """Return the licence id of the strictest corpus: non-commercial data bind the checkpoint."""
    cards = [CARDS[part["corpus"]] for part in train.values() if part["corpus"] in CARDS]
    strict = any("NC" in card.licence for card in cards)
    return "cc-by-nc-sa-4.0" if strict else "apache-2.0"
