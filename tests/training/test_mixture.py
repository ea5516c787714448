from __future__ import annotations

from pipeline.records import Label, LabelledExample, StanceCorpus, StanceExample
from pipeline.training.mixture import count_labels, mix_corpora

SENTENCE = "the river envoys agreed in the morning to open a new round of talks on water"


def row(text: str, stance: Label = "favor") -> LabelledExample:
    return LabelledExample(StanceExample(id=text, statement=text, target="the talks"), stance)


def corpus(name: str, *texts: str) -> StanceCorpus:
    return StanceCorpus(name, "train", tuple(row(text) for text in texts))


def test_rows_that_repeat_a_measured_row_are_dropped_and_counted() -> None:
    # One word of sixteen changed: nearly the same sentence, so it may not be learned from.
    repeat = SENTENCE.replace("morning", "evening")
    mixture = mix_corpora(
        [corpus("one", repeat, "Nobody expects a deal."), corpus("two", "Ports stay shut.")],
        dev=[corpus("dev", "Quite another matter.")],
        measured=[corpus("test", SENTENCE)],
        limit=None,
        seed=1,
    )
    assert mixture.dropped == {"one": 1, "two": 0}
    assert [one.example.statement for one in mixture.rows] == [
        "Nobody expects a deal.",
        "Ports stay shut.",
    ]


def test_a_limit_draws_the_same_rows_for_the_same_seed() -> None:
    many = corpus("many", *(f"statement number {n} of harbour {n * n}" for n in range(200)))
    dev = [corpus("dev", "Quite another matter.")]
    draws = [
        mix_corpora([many], dev=dev, measured=[], limit=20, seed=seed).rows for seed in (1, 1, 2)
    ]
    assert draws[0] == draws[1] != draws[2]
    assert len(draws[0]) == 20


def test_labels_are_counted() -> None:
    assert count_labels([row("a"), row("b", "against"), row("c")]) == {
        "favor": 2,
        "neutral": 0,
        "against": 1,
    }
