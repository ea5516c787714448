from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from omegaconf import DictConfig, OmegaConf

from pipeline.config import ROOT, Codebook
from pipeline.records import AUTHOR, Article, Statement
from pipeline.segmentation.rules import segment_article
from tests.segmentation.codebooks import CODEBOOK

SEED = ROOT / "seeds" / "stockholm_talks_2019.txt"


def load_codebook(*names: str) -> Codebook:
    """Merge the codebooks as Hydra's defaults list does, each over the ones before it."""
    schema = OmegaConf.structured(Codebook)
    for name in names:
        layer = OmegaConf.load(ROOT / "configs" / "codebook" / f"{name}.yaml")
        assert isinstance(layer, DictConfig)
        layer.pop("defaults", None)
        schema = OmegaConf.merge(schema, layer)
    return cast(Codebook, OmegaConf.to_object(schema))


@pytest.fixture(scope="module")
def seed() -> tuple[str, tuple[Statement, ...]]:
    article = Article(id="seed", text=SEED.read_text(encoding="utf-8"))
    return article.text, segment_article(article, load_codebook("generic", "us_dprk"))


@pytest.mark.parametrize(
    ("source", "cue", "speaker", "side"),
    [
        ("the North Korean side", "deemed", "North Korea", "North Korea"),
        ("North Korean negotiator Kim Myong Gil", "told", "Kim Myong Gil", "North Korea"),
        ("the North Koreans", "said", "North Korea", "North Korea"),
        ("he", "demanded", "Kim Myong Gil", "North Korea"),
        ("US Secretary of State Pompeo", "had been confident", "Mike Pompeo", "United States"),
        ("the US side", "stated", "United States", "United States"),
        ("the US State Department", "said", "US State Department", "United States"),
        ("Bolton", "opined", "John Bolton", "expert"),
        ("He", "has long been a proponent of", "John Bolton", "expert"),
        ("The UN Security Council", "suggested", "UN Security Council", "United Nations"),
        ("North Korea", "saying", "North Korea", "North Korea"),
    ],
)
def test_the_seed_article_end_to_end(
    seed: tuple[str, tuple[Statement, ...]], source: str, cue: str, speaker: str, side: str
) -> None:
    text, statements = seed
    found = {
        (statement.source.slice(text), statement.cue.slice(text)): statement
        for statement in statements
        if statement.source and statement.cue
    }

    assert (found[source, cue].speaker, found[source, cue].side) == (speaker, side)


def test_the_seed_article_speaks_for_itself_too(seed: tuple[str, tuple[Statement, ...]]) -> None:
    text, statements = seed
    authorial = [s.contents[0].slice(text) for s in statements if s.kind == "authorial"]

    assert any(sentence.startswith("US officials have not yet confirmed") for sentence in authorial)


def test_statements_are_numbered_in_text_order() -> None:
    text = "Talks resumed. “We agree,” US envoy Ada Brun said. It rained."
    statements = segment_article(Article(id="a", text=text), CODEBOOK)

    assert [s.id for s in statements] == ["a-001", "a-002", "a-003"]
    assert [s.kind for s in statements] == ["authorial", "direct", "authorial"]
    assert [(s.speaker, s.side) for s in statements] == [
        (AUTHOR, "media"),
        ("Ada Brun", "United States"),
        (AUTHOR, "media"),
    ]
    assert statements[0].source is None
    assert statements[0].cue is None


def test_an_empty_article_has_no_statements() -> None:
    assert segment_article(Article(id="a", text=" \n"), CODEBOOK) == ()


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["US", "envoy", "said", "“No,”", "he", ".", "\n\n", "Dahl"])))
def test_any_text_gives_ordered_statements_inside_it(parts: list[str]) -> None:
    text = " ".join(parts)
    statements = segment_article(Article(id="a", text=text), CODEBOOK)

    starts = [statement.contents[0].start for statement in statements]
    assert starts == sorted(starts)
    assert all(span.end <= len(text) for s in statements for span in s.contents)
    assert all(
        (s.kind == "authorial") == (s.speaker == AUTHOR and s.cue is None) for s in statements
    )
