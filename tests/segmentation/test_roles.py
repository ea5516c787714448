from __future__ import annotations

import pytest

from pipeline.segmentation.roles import classify_role


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        pytest.param("foreign policy experts", "expert", id="experts"),
        pytest.param("Ada Brun, a professor at Halvard", "expert", id="apposition"),
        pytest.param("the Nordhaven Institute", "expert", id="think tank"),
        pytest.param("former security adviser Ada Brun", "expert", id="former official"),
        pytest.param("retired General Ask", "expert", id="retired officer"),
        pytest.param("Ada Brun, the new adviser, a former judge", None, id="in office again"),
        pytest.param("Foreign Minister Brun", None, id="official"),
        pytest.param("a former banker", None, id="a former job that is no office"),
        pytest.param("the Nordhaven Times", "media", id="newspaper by name"),
        pytest.param("the newspaper", "media", id="newspaper"),
        pytest.param("Reuters", "media", id="agency"),
        pytest.param("some of the media", "media", id="media at large"),
        pytest.param("social media users", "other", id="social media is no outlet"),
        pytest.param("state-run television", None, id="state media speak for their state"),
        pytest.param("the official news agency", None, id="official agency"),
        pytest.param("White House press secretary Brun", None, id="press secretary is no press"),
        pytest.param("critics", "other", id="critics"),
        pytest.param("Dahl’s supporters", "other", id="supporters speak for themselves"),
        pytest.param("some US officials", None, id="some of a party’s officials"),
        pytest.param("Norvanian diplomats", None, id="diplomats"),
    ],
)
def test_roles(phrase: str, role: str | None) -> None:
    assert classify_role(phrase) == role


def test_a_current_title_elsewhere_outweighs_a_former_office() -> None:
    assert classify_role("a retired general") == "expert"
    assert classify_role("a retired general", titled=True) is None
