from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pipeline.records import Label, LabelledExample, StanceCorpus, StanceExample
from pipeline.stance.encoding import StanceEncoder
from pipeline.training.dev_scores import DevSet


def corpus(name: str, stances: list[Label], labels: tuple[Label, ...]) -> StanceCorpus:
    rows = [LabelledExample(StanceExample(id="1", statement="s", target="t"), s) for s in stances]
    return StanceCorpus(name, "dev", tuple(rows), labels)


def test_each_corpus_is_scored_on_its_own_labels_and_their_mean_chooses(tokenizer: Any) -> None:
    three = corpus("three", ["favor", "neutral", "against"], ("favor", "neutral", "against"))
    two = corpus("two", ["favor", "against"], ("favor", "against"))
    dev = DevSet([three, two], StanceEncoder(tokenizer, max_length=32), pad_id=0)
    assert dev.gold == ["favor", "neutral", "against", "favor", "against"]
    favor, neutral, against = np.eye(3, dtype=np.float32) * 5
    logits = np.stack([favor, neutral, neutral, neutral + favor / 2, against])
    scores = dev.score(logits)
    assert scores["three"] == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert scores["two"] == 1, "neutral was likeliest, but this corpus has none"
    assert scores["macro_f1"] == pytest.approx((scores["three"] + scores["two"]) / 2)
