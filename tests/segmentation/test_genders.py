from __future__ import annotations

import pytest

from pipeline.segmentation.genders import guess_gender, read_gender


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        pytest.param(["Mr."], "male", id="courtesy title"),
        pytest.param(["US", "spokeswoman"], "female", id="office"),
        pytest.param(["Foreign", "Minister"], "", id="an office that anybody holds"),
    ],
)
def test_titles(words: list[str], gender: str) -> None:
    assert read_gender(words) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        pytest.param("Angela Dorn", "female", id="female"),
        pytest.param("John Ask", "male", id="male"),
        pytest.param("Jo Ekholm", "", id="not listed"),
    ],
)
def test_first_names(name: str, gender: str) -> None:
    assert guess_gender(name) == gender
