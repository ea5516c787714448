from __future__ import annotations

import pytest

from pipeline.commands.inputs import draw_groups
from pipeline.config import CorpusSettings
from pipeline.records import LabelledExample, StanceCorpus, StanceExample


def make_corpus() -> StanceCorpus:
    rows = tuple(
        LabelledExample(
            StanceExample(id=str(n), statement="s", target="t", group=f"g{n // 3}"), "favor"
        )
        for n in range(60)
    )
    return StanceCorpus("made", "train", rows)


def test_a_share_draws_whole_documents_and_a_larger_one_holds_the_smaller() -> None:
    # A learning curve whose points drew other articles would mix size with luck.
    corpus = make_corpus()
    tenth, third = (draw_groups(corpus, share, seed=3) for share in (0.1, 0.3))
    assert (len(tenth.rows), len(third.rows)) == (6, 18)
    assert set(tenth.rows) < set(third.rows)
    assert {row.example.group for row in draw_groups(corpus, 0.3, seed=4).rows} != {
        row.example.group for row in third.rows
    }


def test_the_smallest_share_keeps_one_document() -> None:
    assert len(draw_groups(make_corpus(), 0.001, seed=1).rows) == 3


@pytest.mark.parametrize("share", [0, -0.5, 1.5])
def test_a_share_outside_its_range_names_the_key(share: float) -> None:
    with pytest.raises(ValueError, match=r"data\.share=.*: is not above 0 and up to 1"):
        CorpusSettings(share=share)
