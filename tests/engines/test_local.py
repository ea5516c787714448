from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from pipeline.engines import local
from pipeline.engines.local import score_articles
from pipeline.records import Article, Prediction, Span, StanceExample, Statement


def segment(article: Article) -> list[Statement]:
    """One statement a character, so that article texts say how many there are."""
    return [
        Statement(
            article.id, f"{article.id}-{i}", "indirect", None, None, (Span(i, i + 1),), "", "other"
        )
        for i in range(len(article.text))
    ]


def refuse_examples(examples: Sequence[StanceExample]) -> list[Prediction]:
    assert not examples
    return []


@pytest.mark.parametrize("chunk", [1, 2, 64])
def test_each_statement_gets_its_own_prediction_whatever_the_chunk(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    # Predictions of a chunk come back in one list; a slip would hand them to the wrong article.
    monkeypatch.setattr(local, "CHUNK_ARTICLES", chunk)
    calls: list[int] = []

    def classify(examples: Sequence[StanceExample]) -> list[Prediction]:
        calls.append(len(examples))
        values = [ord(example.statement) / 1000 for example in examples]
        return [Prediction("favor", (value, 0.0, 1 - value), value) for value in values]

    def target(article: Article) -> str:
        return f"the talks of {article.id}"

    articles = [Article(id=name, text=name * n) for name, n in (("a", 2), ("b", 0), ("c", 3))]
    scored = list(score_articles(articles, segment=segment, classify=classify, find_target=target))
    assert [item.article.id for item in scored] == ["a", "b", "c"]
    assert [len(item.statements) for item in scored] == [2, 0, 3]
    for item in scored:
        for one in item.statements:
            assert one.prediction.confidence == ord(item.article.id) / 1000
            assert one.target == f"the talks of {item.article.id}"
    assert len(calls) == -(-3 // chunk)


def test_articles_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    # A stream of a million articles must not be read to its end before the first is scored.
    monkeypatch.setattr(local, "CHUNK_ARTICLES", 2)
    taken: list[str] = []

    def stream() -> Iterator[Article]:
        for number in range(100):
            taken.append(str(number))
            yield Article(id=str(number), text="")

    scored = score_articles(stream(), segment=segment, classify=refuse_examples, find_target=str)
    next(scored)
    assert len(taken) == 2
