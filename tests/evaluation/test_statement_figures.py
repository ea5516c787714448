from __future__ import annotations

from pipeline.evaluation.figures import Bootstrap
from pipeline.evaluation.statement_figures import count_matrix, evaluate_statements
from pipeline.records import (
    Article,
    GoldStatement,
    Label,
    PredictedStatement,
    Prediction,
    Span,
    Statement,
    StatementCorpus,
)


def statement(start: int, speaker: str) -> Statement:
    content = (Span(start, start + 10),)
    return Statement("a", str(start), "indirect", None, None, content, speaker, "other")


def gold(start: int, speaker: str, stance: Label) -> GoldStatement:
    return GoldStatement(statement(start, speaker), "the talks", stance)


def predicted(start: int, speaker: str, stance: Label) -> PredictedStatement:
    prediction = Prediction(stance, (0.6, 0.3, 0.1), 0.6)
    return PredictedStatement(statement(start, speaker), "the talks", prediction)


def test_the_error_budget_sums_to_one_and_names_each_loss() -> None:
    corpus = StatementCorpus(
        "made",
        "all",
        (Article(id="a", text="x" * 100),),
        (
            gold(0, "Ono", "favor"),
            gold(20, "Ono", "favor"),
            gold(40, "Ono", "favor"),
            gold(60, "Ono", "favor"),
        ),
    )
    found = [predicted(0, "Ono", "favor"), predicted(21, "Ruiz", "favor")]
    found += [predicted(40, "the Ono", "against"), predicted(80, "Ono", "favor")]
    evaluation = evaluate_statements(
        corpus, {"a": found}, aliases={}, bootstrap=Bootstrap(resamples=20)
    )
    budget = {
        name: figure["value"]
        for name, figure in evaluation.figures.items()
        if name.startswith("budget/")
    }
    assert budget == {
        "budget/not_found": 0.25,
        "budget/wrong_speaker": 0.25,
        "budget/wrong_stance": 0.25,
        "budget/all_right": 0.25,
    }
    assert evaluation.figures["found/recall"]["value"] == 0.75
    assert evaluation.figures["joint/f1"]["value"] == 0.25
    assert evaluation.gold_stances == {"a": {0: "favor", 1: "favor", 2: "favor"}}
    assert count_matrix(evaluation.attributed.stance) == [[2, 0, 1], [0, 0, 0], [0, 0, 0]]
