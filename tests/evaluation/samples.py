"""Small invented articles for the tests of matching, and a brute-force matching to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from hypothesis import strategies as st

from pipeline.evaluation.overlaps import Pair
from pipeline.records import (
    LABELS,
    Attribution,
    GoldStatement,
    Kind,
    Label,
    PredictedStatement,
    Prediction,
    Span,
    Statement,
)

TEXT_LENGTH = 40


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, TEXT_LENGTH - 2))
    return Span(start, draw(st.integers(start + 1, min(TEXT_LENGTH, start + 12))))


CONTENTS = st.lists(spans(), min_size=1, max_size=3).map(lambda found: tuple(sorted(set(found))))

ATTRIBUTIONS = st.lists(
    st.builds(Attribution, st.none() | spans(), st.none() | spans(), CONTENTS), max_size=5
)


def find_best_total(weights: Mapping[Pair, float]) -> float:
    """The largest total weight of a one-to-one assignment, by trying every one."""
    gold = sorted({pair[0] for pair in weights})
    predicted: list[int | None] = [*sorted({pair[1] for pair in weights})]
    predicted += [None] * len(gold)
    return max(
        sum(
            weights.get((row, column), 0.0)
            for row, column in zip(gold, order, strict=True)
            if column is not None
        )
        for order in set(permutations(predicted, len(gold)))
    )


def make_gold(
    contents: tuple[Span, ...],
    *,
    speaker: str = "Ana Ruiz",
    stance: Label = "favor",
    kind: Kind = "direct",
    source: Span | None = None,
    aliases: tuple[str, ...] = (),
    article: str = "lake",
) -> GoldStatement:
    statement = Statement(article, "gold", kind, source, None, contents, speaker, "Valmora")
    return GoldStatement(statement, "the Lake Accord", stance, speaker_aliases=aliases)


def make_predicted(
    contents: tuple[Span, ...],
    *,
    speaker: str = "Ana Ruiz",
    stance: Label = "favor",
    kind: Kind = "direct",
    article: str = "lake",
) -> PredictedStatement:
    statement = Statement(article, "predicted", kind, None, None, contents, speaker, "Valmora")
    favor, neutral, against = (0.8 if label == stance else 0.1 for label in LABELS)
    prediction = Prediction(stance, (favor, neutral, against), confidence=0.8)
    return PredictedStatement(statement, "the Lake Accord", prediction)
