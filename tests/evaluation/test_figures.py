from __future__ import annotations

from typing import Any

from pipeline.evaluation.figures import Bootstrap, make_figure


def share(total: Any) -> float | None:
    return float(total[0] / total[1]) if total[1] else None


def test_a_figure_has_its_value_and_an_interval_around_it() -> None:
    rows = [[1, 1]] * 15 + [[0, 1]] * 5
    figure = make_figure(rows, share, bootstrap=Bootstrap(resamples=500, seed=3))
    assert figure["value"] == 0.75
    assert 0.4 < figure["low"] < 0.75 < figure["high"] <= 1
    assert (figure["clusters"], figure["rough"]) == (20, False)


def test_one_article_has_no_interval() -> None:
    # Resampling one article gives that article: an interval of no width would claim certainty.
    figure = make_figure([[3, 4]], share, bootstrap=Bootstrap())
    assert figure == {"value": 0.75, "low": None, "high": None, "clusters": 1, "rough": True}


def test_nothing_to_divide_by_is_undefined_not_zero() -> None:
    assert make_figure([[0, 0], [0, 0]], share, bootstrap=Bootstrap())["value"] is None
