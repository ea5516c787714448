from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.agreement import measure_agreement, nominal_alpha, pair_statements
from pipeline.records import LABELS, GoldStatement, Kind, Label, Span, Statement


def gold(
    start: int,
    end: int,
    stance: Label = "neutral",
    *,
    speaker: str = "Ana Lund",
    kind: Kind = "indirect",
    aliases: tuple[str, ...] = (),
) -> GoldStatement:
    statement = Statement(
        article="a",
        id=str(start),
        kind=kind,
        source=None,
        cue=None,
        contents=(Span(start, end),),
        speaker=speaker,
        side="Ruritania",
    )
    return GoldStatement(statement, "the talks", stance, speaker_aliases=aliases)


def test_alpha_of_krippendorffs_own_example() -> None:
    # Content Analysis (2004), section 11.3.1: ten items, two observers, binary; alpha is .095.
    first = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    second = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert nominal_alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.0005)


@pytest.mark.parametrize(
    ("pairs", "alpha"),
    [
        pytest.param([], None, id="nothing to compare"),
        pytest.param([("favor", "favor")] * 3, None, id="one label: chance alone agrees as well"),
        pytest.param([("favor", "favor"), ("against", "against")], 1.0, id="full agreement"),
        pytest.param([("favor", "against")] * 2, -0.5, id="worse than chance: 1 - 3·4/8"),
    ],
)
def test_alpha_at_its_ends(pairs: list[tuple[str, str]], alpha: float | None) -> None:
    assert nominal_alpha(pairs) == alpha


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), min_size=1))
def test_alpha_does_not_depend_on_who_comes_first(pairs: list[tuple[Label, Label]]) -> None:
    turned = [(other, one) for one, other in pairs]
    assert nominal_alpha(pairs) == nominal_alpha(turned)


def test_statements_are_the_same_when_more_than_half_of_the_longer_is_shared() -> None:
    first = [gold(0, 20), gold(30, 40), gold(50, 60)]
    second = [gold(0, 11), gold(35, 45), gold(50, 60)]
    assert pair_statements(first, second) == ((0, 0), (2, 2)), "half of the longer is not more"


def test_agreement_counts_contents_stance_and_speakers() -> None:
    first = {"a": [gold(0, 10, "favor", aliases=("Lund",)), gold(20, 30), gold(40, 50)]}
    second = {"a": [gold(0, 10, "favor", speaker="lund"), gold(20, 30, "against", speaker="Bo")]}
    found = measure_agreement(first, second)
    assert found.stance == (("favor", "favor"), ("neutral", "against"))
    assert found.contents.f1 == pytest.approx(2 * 2 / 5)
    assert (found.same_stance, found.same_speaker) == (0.5, 0.5)


def test_articles_that_one_has_not_read_and_authorial_statements_do_not_count() -> None:
    first = {"a": [gold(0, 10, kind="authorial"), gold(20, 30)], "b": [gold(0, 10)]}
    found = measure_agreement(first, {"a": [gold(20, 30)]})
    assert (found.contents.gold, found.contents.predicted, found.contents.matched) == (1, 1, 1)


def test_agreement_of_nothing_is_undefined() -> None:
    found = measure_agreement({}, {})
    assert (found.alpha, found.same_stance, found.same_speaker, found.contents.f1) == (None,) * 4
