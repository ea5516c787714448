from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpora.dse import complete_entity, read_dse
from pipeline.records import InputError, Span

MARKED_CASES = [
    pytest.param("in [the Sylvanian State]s.", "the Sylvanian States", id="last letter cut off"),
    pytest.param("told [Congre]ss on Monday", "Congress", id="two letters cut off"),
    pytest.param("with [Voss’]s complaints", "Voss", id="possessive half marked"),
    pytest.param("cheered [Voss]’s plan", "Voss", id="possessive not marked"),
    pytest.param("cheered [the Stars’] plan", "the Stars", id="plural possessive marked"),
    pytest.param("the minister[’]s plan", "minister", id="lone mark after the word"),
    pytest.param("of Obelia[,] which", "Obelia", id="lone comma after the word"),
    pytest.param("the s[ecret] deal", "secret", id="first letter cut off"),
    pytest.param("the bank[’s Harbour Fund] paid", "Harbour Fund", id="clitic marked in front"),
    pytest.param("the [U. S.] practice", "U. S.", id="full stop of an abbreviation stays"),
    pytest.param("in “[Blue Dawn”] last", "Blue Dawn", id="closing quotation mark"),
    pytest.param("gave [$]100 to", "$", id="nothing but a mark, and no word before it"),
]


@pytest.mark.parametrize(("marked", "expected"), MARKED_CASES)
def test_entity_is_completed(marked: str, expected: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert complete_entity(text, Span(marked.index("["), marked.index("]") - 1)) == expected


@given(text=st.text(alphabet="ab ’.s", min_size=1), data=st.data())
def test_entity_is_part_of_the_text_and_never_empty(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    entity = complete_entity(text, Span(start, end))
    assert entity
    assert entity in text


def test_direction_decides_who_speaks(corpora: Path) -> None:
    first, *_, last = read_dse(corpora / "dse", split="test").rows[:5]
    assert first.example.statement == "Ilse Brandt stood firmly behind Teodor Hask."
    assert (first.example.speaker, first.example.target) == ("Ilse Brandt", "Teodor Hask")
    assert (last.example.speaker, last.example.target) == ("the Harbour Union", "Ana Lund")
    assert (first.stance, last.stance) == ("favor", "against")


def test_own_word_for_dev_is_taken(corpora: Path) -> None:
    assert read_dse(corpora / "dse", split="valid") == read_dse(corpora / "dse", split="dev")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("[A] met [B].\tA\tB", "3 fields", id="class missing"),
        pytest.param("[A] met [B].\tA\tB\t5", "class '5'", id="class unknown"),
        pytest.param("[A] met B.\tA\tB\t0", "1 entities in", id="one entity marked"),
        pytest.param("[A] met [B] [.\tA\tB\t0", "2 entities in", id="stray bracket"),
        pytest.param("", "1 fields", id="blank line"),
    ],
)
def test_malformed_line_is_named(
    copy_corpus: Callable[[str], Path], line: str, message: str
) -> None:
    folder = copy_corpus("dse")
    file = folder / "train.txt"
    file.write_text(f"[A] met [B].\tA\tB\t0\n{line}\n[C] met [D].\tC\tD\t0\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"train\.txt:2: {message}"):
        read_dse(folder, split="train")
