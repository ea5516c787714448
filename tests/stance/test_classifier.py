from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import LABELS, StanceExample
from pipeline.stance.classifier import StanceClassifier

EXAMPLES = [
    StanceExample(id="1", statement="We will return to the table.", target="the river talks"),
    StanceExample(id="2", statement="The talks are over.", target="the river talks", speaker="Ono"),
    StanceExample(id="3", statement="", target="the river talks"),
    StanceExample(id="4", statement="word " * 5000, target="the river talks"),
    StanceExample(id="5", statement="🤝 تعهد 協議", target="x" * 300, before="é"),
]


@pytest.fixture(scope="module")
def classifier(tiny_checkpoint: Path) -> StanceClassifier:
    return StanceClassifier.load(tiny_checkpoint, batch_tokens=512)


def test_odd_inputs_get_a_prediction(classifier: StanceClassifier) -> None:
    # Empty, far too long, emoji and other scripts, a long target: a label, or an error by name.
    predictions = classifier.predict(EXAMPLES[:4])
    for prediction in predictions:
        assert sum(prediction.probabilities) == pytest.approx(1)
        best = prediction.probabilities[LABELS.index(prediction.stance)]
        assert best == max(prediction.probabilities) == prediction.confidence
    assert [prediction.truncated for prediction in predictions] == [False, False, False, True]


def test_together_and_alone_agree(classifier: StanceClassifier) -> None:
    together = classifier.predict(EXAMPLES[:4])
    for example, prediction in zip(EXAMPLES, together, strict=False):
        (alone,) = classifier.predict([example])
        assert alone.stance == prediction.stance
        assert alone.probabilities == pytest.approx(prediction.probabilities, abs=1e-5)


def test_no_examples_give_no_predictions(classifier: StanceClassifier) -> None:
    assert classifier.predict([]) == []


def test_unsure_predictions_are_marked(tiny_checkpoint: Path) -> None:
    never = StanceClassifier.load(tiny_checkpoint, batch_tokens=512, abstain_below=0.0)
    always = StanceClassifier.load(tiny_checkpoint, batch_tokens=512, abstain_below=1.0)
    assert [p.abstained for p in never.predict(EXAMPLES[:2])] == [False, False]
    assert [p.abstained for p in always.predict(EXAMPLES[:2])] == [True, True]
