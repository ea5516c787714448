"""From raw text to stance: which attributed statements are found, with speaker and stance right.

One article's gold and predicted statements enter; pairs, and counts that add up over articles,
leave. Each gold statement is in one of four places of the error budget: not found, found with the
wrong speaker, speaker right and stance wrong, all right.

    pairs = match_statements(gold, predicted, aliases={"Ana Ruiz": frozenset({"Ruiz"})})
    total = count_statements(gold, predicted, pairs) + count_statements(…)
    total.joint.f1, total.wrong_speaker

Only attributed statements count here; `authorial` has the article's own sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add

from pipeline.evaluation.counts import MatchCounts, divide
from pipeline.evaluation.overlaps import Pair, assign_pairs, count_characters, find_overlaps
from pipeline.evaluation.speakers import Aliases, index_entities, speakers_agree
from pipeline.records import LABELS, GoldStatement, Label, PredictedStatement, Span, Statement

FOUND_ABOVE = 0.5
"""Share of the longer content that the two must have in common for a statement to be found."""

_AGREEMENT_BONUS = 1e-9
"""Added to the weight of pairs whose speakers agree, so that they win ties and nothing else."""

CELLS = len(LABELS) ** 2


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Indices of a gold statement and of the predicted one that found it, and what is right."""

    gold: int
    predicted: int
    speaker_right: bool
    stance_right: bool


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """The error budget of the gold statements, how many were predicted, and stance when found.

    `stance` is the confusion matrix of all found statements, whoever their speaker, read row by
    row: gold by predicted, in the order of `LABELS`.
    """

    not_found: int = 0
    wrong_speaker: int = 0
    wrong_stance: int = 0
    all_right: int = 0
    predicted: int = 0
    stance: tuple[int, ...] = (0,) * CELLS

    def __add__(self, other: StatementCounts) -> StatementCounts:
        return StatementCounts.from_row(map(add, self.as_row(), other.as_row()))

    @property
    def gold(self) -> int:
        """How many statements gold has: the sum of the error budget."""
        return self.not_found + self.wrong_speaker + self.wrong_stance + self.all_right

    @property
    def found(self) -> MatchCounts:
        """Statements found, whatever their speaker and stance."""
        return MatchCounts(self.gold - self.not_found, self.predicted, self.gold)

    @property
    def joint(self) -> MatchCounts:
        """Statements found with speaker and stance right."""
        return MatchCounts(self.all_right, self.predicted, self.gold)

    @property
    def speaker_accuracy(self) -> float | None:
        """The share of found statements whose speaker is right."""
        return divide(self.wrong_stance + self.all_right, sum(self.stance))

    @property
    def stance_accuracy(self) -> float | None:
        """The share of found statements whose stance is right."""
        return divide(sum(self.stance[:: len(LABELS) + 1]), sum(self.stance))

    def as_row(self) -> tuple[int, ...]:
        """Return the counts as a row for the bootstrap."""
        budget = (self.not_found, self.wrong_speaker, self.wrong_stance, self.all_right)
        return (*budget, self.predicted, *self.stance)

    @classmethod
    def from_row(cls, row: Iterable[float]) -> StatementCounts:
        """Return the counts that a row of sums holds, in the order of `as_row`."""
        not_found, speaker, stance, right, predicted, *cells = (round(count) for count in row)
        return cls(not_found, speaker, stance, right, predicted, tuple(cells))


def match_statements(
    gold: Sequence[GoldStatement], predicted: Sequence[PredictedStatement], *, aliases: Aliases
) -> tuple[StatementPair, ...]:
    """Return which predicted statement found which gold one, in the order of gold.

    A statement is found when the contents have more than half of the longer one in common; one to
    one by the largest total share. Of equals, pairs whose speakers agree are taken.

    Args:
        gold: The statements of one article. Authorial ones are passed over.
        predicted: Those predicted in it, with the same.
        aliases: The other names that the codebook gives to each speaker.

    Raises:
        ValueError: The statements are of several articles.
    """
    require_one_article(gold, predicted)
    entities = index_entities(aliases)
    rows = _list_attributed([one.statement for one in gold])
    columns = _list_attributed([one.statement for one in predicted])
    shares = find_shares(
        [gold[row].statement.contents for row in rows],
        [predicted[column].statement.contents for column in columns],
    )
    agree = {}
    for place in shares:
        own, other = gold[rows[place[0]]], predicted[columns[place[1]]].statement.speaker
        names = [own.statement.speaker, *own.speaker_aliases]
        agree[place] = speakers_agree(names, other, entities)
    weights = {place: share + _AGREEMENT_BONUS * agree[place] for place, share in shares.items()}
    pairs = []
    for place in assign_pairs(weights):
        row, column = rows[place[0]], columns[place[1]]
        stance_right = gold[row].stance == predicted[column].prediction.stance
        pairs.append(StatementPair(row, column, agree[place], stance_right))
    return tuple(pairs)


def count_statements(
    gold: Sequence[GoldStatement],
    predicted: Sequence[PredictedStatement],
    pairs: Sequence[StatementPair],
) -> StatementCounts:
    """Return the counts of one article whose statements `match_statements` has paired."""
    attributed = sum(one.statement.kind != "authorial" for one in gold)
    stances = [(gold[pair.gold], predicted[pair.predicted]) for pair in pairs]
    return StatementCounts(
        not_found=attributed - len(pairs),
        wrong_speaker=sum(not pair.speaker_right for pair in pairs),
        wrong_stance=sum(pair.speaker_right and not pair.stance_right for pair in pairs),
        all_right=sum(pair.speaker_right and pair.stance_right for pair in pairs),
        predicted=sum(one.statement.kind != "authorial" for one in predicted),
        stance=count_stances((one.stance, other.prediction.stance) for one, other in stances),
    )


def _list_attributed(statements: Sequence[Statement]) -> list[int]:
    return [place for place, one in enumerate(statements) if one.kind != "authorial"]


def find_shares(
    gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]
) -> dict[Pair, float]:
    """Return the share of the longer content that a pair has in common, where it is over half."""
    own, theirs = (list(map(count_characters, side)) for side in (gold, predicted))
    shares = {
        (row, column): shared / max(own[row], theirs[column])
        for (row, column), shared in find_overlaps(gold, predicted).items()
    }
    return {place: share for place, share in shares.items() if share > FOUND_ABOVE}


def count_stances(stances: Iterable[tuple[Label, Label]]) -> tuple[int, ...]:
    """Return the confusion counts of gold and predicted labels, row by row."""
    counts = [0] * CELLS
    for gold, predicted in stances:
        counts[LABELS.index(gold) * len(LABELS) + LABELS.index(predicted)] += 1
    return tuple(counts)


def require_one_article(
    gold: Sequence[GoldStatement], predicted: Sequence[PredictedStatement]
) -> None:
    """Check that offsets index the same text.

    Raises:
        ValueError: The statements are of several articles.
    """
    articles = {one.statement.article for one in gold}
    articles.update(one.statement.article for one in predicted)
    if len(articles) > 1:
        raise ValueError(f"statements of several articles: {', '.join(sorted(articles))}")
