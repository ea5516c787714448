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


def test_rows_of_a_document_that_is_measured_are_dropped() -> None:
    # Two corpora may label one article: its other sentences would give the held-out ones away.
    def of_group(text: str, group: str) -> LabelledExample:
        return LabelledExample(
            StanceExample(id=text, statement=text, target="the talks", group=group), "favor"
        )

    train = StanceCorpus(
        "one", "train", (of_group("Ports stay shut.", "doc 1"), of_group("Rain fell.", "doc 2"))
    )
    held_out = StanceCorpus("layer", "held_out", (of_group("Quite another matter.", "doc 1"),))
    mixture = mix_corpora(
        [train], dev=[corpus("dev", "Nobody.")], measured=[held_out], limit=None, seed=1
    )
    assert [one.example.group for one in mixture.rows] == ["doc 2"]
    assert mixture.dropped == {"one": 1}
