from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpora.documents import (
    count_words_before,
    hash_words,
    list_positions,
    locate_span,
    read_documents,
)
from pipeline.records import InputError

TOKENS = '" The talks , " he said , " failed . " He left .'
PRINTED = "“The talks,” he said, “failed.” He left."


@pytest.mark.parametrize(
    ("start", "end", "in_tokens", "in_print"),
    [
        pytest.param(8, 14, "he said", "he said", id="plain words"),
        pytest.param(0, 8, "The talks", "“The talks,”", id="quoted: the marks that touch belong"),
        pytest.param(14, 20, "failed", "“failed.”", id="a full stop before a closing mark"),
        pytest.param(20, 26, "He left", "He left", id="a full stop of the sentence stays out"),
    ],
)
def test_offsets_in_letters_survive_typography(
    start: int, end: int, in_tokens: str, in_print: str
) -> None:
    assert locate_span(TOKENS, list_positions(TOKENS), start, end).slice(TOKENS) == in_tokens
    assert locate_span(PRINTED, list_positions(PRINTED), start, end).slice(PRINTED) == in_print


def test_the_hash_sees_words_alone() -> None:
    assert hash_words(TOKENS) == hash_words(PRINTED)
    assert hash_words(PRINTED) != hash_words(PRINTED.replace("failed", "fainted"))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 27)])
def test_a_range_outside_the_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is not inside the 26 letters and digits"):
        locate_span(PRINTED, list_positions(PRINTED), start, end)


@given(st.text(min_size=1), st.data())
def test_a_located_span_holds_exactly_the_words_that_were_counted(
    text: str, data: st.DataObject
) -> None:
    positions = list_positions(text)
    if not positions:
        return
    start = data.draw(st.integers(0, len(positions) - 1))
    end = data.draw(st.integers(start + 1, len(positions)))
    span = locate_span(text, positions, start, end)
    words = "".join(filter(str.isalnum, text))
    assert "".join(filter(str.isalnum, span.slice(text))) == words[start:end]
    assert count_words_before(positions, span.start) == start


@pytest.mark.parametrize(
    ("corpus", "name", "beginning"),
    [
        ("plv", "0", "Ruritania agreed to join"),
        ("cameo_class", "2", "Sylvania rejected the draft on Friday."),
        ("dse", "1", "Ana Lund praised the Sylvanian States for keeping"),
        ("newsmtsc", "harbour_1_2_Lund_0_4", "Lund called the talks a success."),
        ("polnear", "elling-post_2031-05-02_border-talks", ""),
        ("seesaw", "TRIPLET_000_DOCUMENT_1", "The Harbour Union welcomed the talks. It accused"),
        (
            "unscon",
            "SPV_1_spch001_Ruritania.txt",
            "We welcome the talks . They must go on , here .",
        ),
        ("newswcl50", "4_X", '" Talks go on " , Lund said . \n Rain'),
    ],
)
def test_a_document_is_read_from_the_published_layout(
    corpora: Path, corpus: str, name: str, beginning: str
) -> None:
    texts = read_documents(corpus, corpora / corpus, [name])
    assert list(texts) == [name]
    assert texts[name].startswith(beginning)
    assert texts[name].strip()


def test_a_missing_document_says_where_to_get_the_corpus(corpora: Path) -> None:
    with pytest.raises(InputError, match=r"plv has no document 9999 here; get it from github"):
        read_documents("plv", corpora / "plv", ["0", "9999"])
