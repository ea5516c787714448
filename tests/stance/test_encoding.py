from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import InputError, StanceExample
from pipeline.stance.encoding import StanceEncoder

TARGET = "the river talks"


def example(**parts: str) -> StanceExample:
    return StanceExample(**({"id": "1", "statement": "We agree.", "target": TARGET} | parts))


def decode(tokenizer: Any, row: StanceExample, max_length: int = 64) -> str:
    (encoded,) = StanceEncoder(tokenizer, max_length=max_length).encode([row])
    text: str = tokenizer.decode(encoded.input.input_ids)
    return text


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        pytest.param(
            {}, "[CLS] we agree. [SEP] the river talks [SEP]", id="parts not there leave no trace"
        ),
        pytest.param(
            {"speaker": "Ada Lund"},
            "[CLS] ada lund : we agree. [SEP] the river talks [SEP]",
            id="the speaker leads",
        ),
        pytest.param(
            {"speaker": "Ada Lund", "cue": "has long fought", "statement": "the pact"},
            "[CLS] ada lund has long fought : the pact [SEP] the river talks [SEP]",
            id="the attitude may be in the cue alone",
        ),
        pytest.param(
            {"cue": "according to"},
            "[CLS] according to : we agree. [SEP] the river talks [SEP]",
            id="a cue without a speaker",
        ),
        pytest.param(
            {"before": "She said:", "after": "He left."},
            "[CLS] we agree. [SEP] she said : … he left. [SEP] the river talks [SEP]",
            id="context stands around a gap where the statement was",
        ),
    ],
)
def test_layout(tokenizer: Any, parts: dict[str, str], text: str) -> None:
    assert decode(tokenizer, example(**parts)) == text


def test_older_checkpoints_do_not_read_the_cue(tokenizer: Any) -> None:
    # They were trained without it; words they never saw there would mislead them.
    encoder = StanceEncoder(tokenizer, max_length=64, with_cue=False)
    rows = encoder.encode([example(speaker="Ada", cue="denied"), example(cue="denied")])
    texts = [tokenizer.decode(row.input.input_ids) for row in rows]
    assert texts == [
        "[CLS] ada : we agree. [SEP] the river talks [SEP]",
        "[CLS] we agree. [SEP] the river talks [SEP]",
    ]


def test_segments_tell_the_target_apart(tokenizer: Any) -> None:
    (row,) = StanceEncoder(tokenizer, max_length=64).encode([example()])
    segments = row.input.segment_ids
    assert segments is not None
    assert sum(segments) == len(tokenizer(TARGET, add_special_tokens=False)["input_ids"]) + 1


def test_context_is_cut_before_the_statement(tokenizer: Any) -> None:
    words = "one two three four five six seven eight nine ten"
    text = decode(tokenizer, example(before=words, after=words), max_length=24)
    assert "we agree." in text
    assert TARGET in text
    assert "ten …" in text.replace("[SEP]", ""), "what lies nearest to the statement is kept"
    assert "… one" in text


def test_a_short_side_leaves_its_room_to_the_other(tokenizer: Any) -> None:
    words = " ".join(["word"] * 40)
    assert decode(tokenizer, example(before=words, after="end"), max_length=32).count("word") > 12
    assert decode(tokenizer, example(before="end", after=words), max_length=32).count("word") > 12


def test_a_long_statement_is_cut_and_said_so(tokenizer: Any) -> None:
    encoder = StanceEncoder(tokenizer, max_length=32)
    long, short = encoder.encode([example(statement="word " * 5000), example()])
    assert long.truncated
    assert not short.truncated
    assert len(long.input) == 32
    assert TARGET in tokenizer.decode(long.input.input_ids)


def test_a_long_speaker_leaves_half_of_the_room_to_the_statement(tokenizer: Any) -> None:
    # The bug: room below zero cut the statement from its end, and the input outgrew the limit.
    parts = {
        "speaker": "Ada " * 60,
        "cue": "said " * 60,
        "statement": "word " * 600,
        "target": "the talks " * 6,
    }
    (row,) = StanceEncoder(tokenizer, max_length=32).encode([example(**parts)])
    assert len(row.input) == 32
    assert tokenizer.decode(row.input.input_ids).count("word") >= 7


def test_an_oversized_target_is_refused_by_name(tokenizer: Any) -> None:
    with pytest.raises(InputError, match="target 'the the"):
        StanceEncoder(tokenizer, max_length=32).encode([example(target="the " * 100)])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=200), st.text(max_size=200))
def test_any_text_keeps_to_the_limit(
    tokenizer: Any, speaker: str, statement: str, before: str, after: str
) -> None:
    parts = {"speaker": speaker, "statement": statement, "before": before, "after": after}
    (row,) = StanceEncoder(tokenizer, max_length=48).encode([example(**parts)])
    assert len(row.input) <= 48
    assert row.input.segment_ids is not None
    assert len(row.input.segment_ids) == len(row.input.input_ids)
    assert "the river talks [SEP]" in tokenizer.decode(row.input.input_ids)


def test_pairs_are_read_off_the_tokenizer_not_assumed(tokenizer: Any) -> None:
    # A tokenizer with two separators between texts, and no token types, as RoBERTa has.
    class DoubleSeparator:
        sep_token_id = tokenizer.sep_token_id
        model_max_length = 512

        def __call__(self, first: Any, second: str | None = None, **options: Any) -> Any:
            if second is None:
                return tokenizer(first, **options)
            ids = [
                tokenizer(text, add_special_tokens=False)["input_ids"] for text in (first, second)
            ]
            return {"input_ids": [101, *ids[0], 102, 102, *ids[1], 102]}

    (row,) = StanceEncoder(DoubleSeparator(), max_length=64).encode([example()])
    assert row.input.segment_ids is None
    assert tokenizer.decode(row.input.input_ids) == (
        "[CLS] we agree. [SEP] [SEP] the river talks [SEP]"
    )
