from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import config


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(
            lambda: config.TrainingSettings(epochs=0), r"training\.epochs=0: must be pos", id="zero"
        ),
        pytest.param(
            lambda: config.TrainingSettings(warmup=1.5), r"training\.warmup=1\.5", id="share over 1"
        ),
        pytest.param(
            lambda: config.TrainingSettings(batch_size=20, micro_batch_size=16),
            r"training\.batch_size=20: must be a multiple",
            id="a batch that its parts do not fill",
        ),
        pytest.param(
            lambda: config.TrainingSettings(max_length=8), r"training\.max_length=8", id="no room"
        ),
        pytest.param(
            lambda: config.StanceSettings(batch_tokens=0),
            r"stance\.batch_tokens=0",
            id="a batch of nothing",
        ),
        pytest.param(
            lambda: config.StanceSettings(abstain_below=-0.1), r"stance\.abstain_below", id="share"
        ),
        pytest.param(
            lambda: config.MixtureSettings(limit=0), r"data\.limit=0", id="a limit of nothing"
        ),
        pytest.param(
            lambda: config.IntervalSettings(level=1.0), r"intervals\.level", id="certainty"
        ),
        pytest.param(
            lambda: config.IntervalSettings(resamples=0), r"intervals\.resamples", id="no resample"
        ),
    ],
)
def test_values_out_of_range_name_their_key(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_defaults_are_in_range() -> None:
    for schema in config.SCHEMAS.values():
        assert schema().seed == 1


def test_shipped_files_are_found() -> None:
    assert (config.ROOT / "configs" / "score.yaml").is_file()
    assert (config.ROOT / "seeds").is_dir()
