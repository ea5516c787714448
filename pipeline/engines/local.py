"""The local engine: a stream of articles in, the same articles with their predictions out.

Articles are worked through in chunks, so that the classifier sees enough statements at once to
fill its batches while memory stays flat, however long the stream is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.records import Article, PredictedStatement, Prediction, StanceExample, Statement
from pipeline.stance.examples import build_example

CHUNK_ARTICLES = 64


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """An article with the predicted stance of each of its statements, in text order."""

    article: Article
    statements: tuple[PredictedStatement, ...]


def score_articles(
    articles: Iterable[Article],
    *,
    segment: Callable[[Article], Sequence[Statement]],
    classify: Callable[[Sequence[StanceExample]], Sequence[Prediction]],
    find_target: Callable[[Article], str],
) -> Iterator[ScoredArticle]:
    """Yield each article, scored toward the target that it has, in the order of the stream."""
    stream = iter(articles)
    while chunk := tuple(islice(stream, CHUNK_ARTICLES)):
        segmented = [(article, find_target(article), segment(article)) for article in chunk]
        predictions = iter(
            classify(
                [
                    build_example(article, statement, target=target)
                    for article, target, statements in segmented
                    for statement in statements
                ]
            )
        )
        for article, target, statements in segmented:
            predicted = (
                PredictedStatement(statement, target, next(predictions)) for statement in statements
            )
            yield ScoredArticle(article, tuple(predicted))
