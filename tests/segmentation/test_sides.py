from __future__ import annotations

import pytest

from pipeline.segmentation.mentions import build_name_index
from pipeline.segmentation.sides import find_side
from tests.segmentation.codebooks import CODEBOOK


@pytest.mark.parametrize(
    ("name", "phrases", "side"),
    [
        pytest.param("Ada Brun", ["US envoy Ada Brun"], "United States", id="word of the source"),
        pytest.param("Ada Brun", ["envoy Ada Brun", "Chinese envoy"], "China", id="description"),
        pytest.param(
            "Tor Ask", ["South Norvanian President Tor Ask"], "South Norvania", id="longest"
        ),
        pytest.param("Ada Brun", ["US envoy to China"], "United States", id="first"),
        pytest.param("Ada Brun", ["envoy to China"], "other", id="sent to China, not China’s"),
        pytest.param("Ada Brun", ["an opponent of China"], "other", id="an opponent of China"),
        pytest.param("Ada Brun", ["former US envoy"], "expert", id="role before side"),
        pytest.param("Xinhua", ["the news agency Xinhua"], "China", id="name before role"),
        pytest.param("UN Security Council", ["it"], "United Nations", id="body"),
        pytest.param("American aides", ["Dahl’s aides"], "North Norvania", id="by whom they serve"),
        pytest.param("envoys", ["US and Chinese envoys"], "other", id="two sides at once"),
        pytest.param("Ada Brun", ["us folks"], "other", id="us is not US"),
        pytest.param("Ada Brun", [], "other", id="nothing known"),
    ],
)
def test_sides(name: str, phrases: list[str], side: str) -> None:
    assert find_side(name, phrases, build_name_index(CODEBOOK)) == side
