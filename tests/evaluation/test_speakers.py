from __future__ import annotations

import pytest

from pipeline.evaluation.speakers import index_entities, simplify_name, speakers_agree

ALIASES = {
    "Ana Ruiz": frozenset({"Ruiz", "the envoy"}),
    "Valmora": frozenset({"the Republic of Valmora", "Ostra"}),
    "Leo Ruiz": frozenset({"Ruiz"}),
}


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        pytest.param(["Ana Ruiz"], "Ana Ruiz", True, id="exact name"),
        pytest.param(["Ana Ruiz"], " Ana Ruiz\n", True, id="white space at the ends"),
        pytest.param(["Ana Ruiz"], "ana ruiz", False, id="letter case counts"),
        pytest.param(["Lake Council"], "the Lake Council", True, id="leading the"),
        pytest.param(["The Lake Council"], "Lake Council", True, id="leading The, in gold"),
        pytest.param(["Theo Lund"], "o Lund", False, id="The is a word"),
        pytest.param(["Tor Helle", "Helle"], "Helle", True, id="alias that gold lists"),
        pytest.param(["Tor Helle"], "Helle", False, id="alias that nobody lists"),
        pytest.param(["Ana Ruiz"], "envoy", True, id="alias of the codebook, without the"),
        pytest.param(["Ostra"], "Republic of Valmora", True, id="two aliases of one entity"),
        pytest.param(["Ostra"], "Valmora", True, id="gold has the alias"),
        pytest.param(["Ana Ruiz"], "Leo Ruiz", False, id="two entities with an alias in common"),
        pytest.param(["Ana Ruiz", "Ruiz"], "Leo Ruiz", False, id="alias of gold is not looked up"),
        pytest.param(["Ana Ruiz"], "Valmora", False, id="another entity"),
        pytest.param(["Ana Ruiz"], "", False, id="unresolved"),
        pytest.param([""], "", False, id="unresolved in both is still wrong"),
        pytest.param(["Ana Ruiz"], "  ", False, id="white space alone is unresolved"),
    ],
)
def test_agreement(gold: list[str], predicted: str, agree: bool) -> None:
    assert speakers_agree(gold, predicted, index_entities(ALIASES)) == agree


def test_simplified_name_is_left_as_it_is() -> None:
    assert simplify_name(simplify_name(" the  Lake Council ")) == "Lake Council"
