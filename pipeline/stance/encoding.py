"""Stance examples as token ids: in the length limit the context is cut first, the target never.

The layout of an input, in the tokenizer's own words for a pair of texts:

    [CLS] speaker cue : statement [SEP] before … after [SEP] target [SEP]

Speaker, cue, statement and context form the first text, the target the second. Parts that an
example lacks are left out with their separators.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.inference.batching import ModelInput
from pipeline.records import InputError, StanceExample

SPEAKER_TOKENS = 24
CUE_TOKENS = 16
"""Longer names and cues are cut, so that they leave room for what is said."""


@dataclass(frozen=True, slots=True)
class EncodedExample:
    """One example as model input; `truncated` when words of the statement did not fit."""

    input: ModelInput
    truncated: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """The token ids of each part of an example, without special tokens."""

    speaker: list[int]
    cue: list[int]
    statement: list[int]
    before: list[int]
    after: list[int]
    target: list[int]


class StanceEncoder:
    """Encodes examples for one tokenizer and length limit (tokens, special ones included).

    Without `with_cue` the cue is seen in the context alone, as older checkpoints learned it.
    """

    def __init__(self, tokenizer: Any, *, max_length: int, with_cue: bool = True) -> None:
        self._tokenizer = tokenizer
        self._head, self._middle, self._tail, self._segments = _pair_layout(tokenizer)
        self._colon, self._gap = self._ids([":", "…"])
        special = len(self._head) + len(self._middle) + len(self._tail)
        limit = min(max_length, tokenizer.model_max_length)
        self._room = limit - special
        self._with_cue = with_cue
        self._separator: int = tokenizer.sep_token_id

    def encode(self, examples: Sequence[StanceExample]) -> list[EncodedExample]:
        """Return the examples in token ids, in their order.

        Raises:
            InputError: A target takes more than half of the length limit.
        """
        if not examples:
            return []
        columns = [
            self._ids([getattr(example, name) for example in examples])
            for name in ("speaker", "cue", "statement", "before", "after", "target")
        ]
        rows = zip(examples, zip(*columns, strict=True), strict=True)
        return [self._assemble(example, _Parts(*parts)) for example, parts in rows]

    def _assemble(self, example: StanceExample, parts: _Parts) -> EncodedExample:
        if len(parts.target) > self._room // 2:
            raise InputError(
                f"target {example.target[:40]!r}… has {len(parts.target)} tokens, over half of the "
                f"{self._room} that an input of this model holds; shorten the target"
            )
        room = self._room - len(parts.target)
        lead = self._lead(parts, room // 2)
        room -= len(lead)
        statement = parts.statement[:room]
        context = self._fit_context(parts.before, parts.after, room - len(statement))
        first = [*lead, *statement, *context]
        ids = [*self._head, *first, *self._middle, *parts.target, *self._tail]
        segments = self._segment_ids(len(first), len(parts.target)) if self._segments else None
        truncated = len(statement) < len(parts.statement)
        return EncodedExample(ModelInput(tuple(ids), segments), truncated)

    def _lead(self, parts: _Parts, room: int) -> list[int]:
        """Return speaker, cue and colon in at most `room` tokens; nothing if there is neither."""
        cue = parts.cue[:CUE_TOKENS] if self._with_cue else []
        words = [*parts.speaker[:SPEAKER_TOKENS], *cue]
        return [*words[: room - len(self._colon)], *self._colon] if words else []

    def _fit_context(self, before: list[int], after: list[int], room: int) -> list[int]:
        """Return separator and context in at most `room` tokens, keeping what lies nearest."""
        room -= 1 + len(self._gap)
        if room <= 0 or not (before or after):
            return []
        kept_after = min(len(after), max(room // 2, room - len(before)))
        kept_before = min(len(before), room - kept_after)
        nearest = before[len(before) - kept_before :]
        return [self._separator, *nearest, *self._gap, *after[:kept_after]]

    def _segment_ids(self, first: int, second: int) -> tuple[int, ...]:
        head = [0] * (len(self._head) + first + len(self._middle))
        return (*head, *[1] * (second + len(self._tail)))

    def _ids(self, texts: list[str]) -> list[list[int]]:
        ids: list[list[int]] = self._tokenizer(
            texts, add_special_tokens=False, return_attention_mask=False, verbose=False
        )["input_ids"]
        return ids


def _pair_layout(tokenizer: Any) -> tuple[list[int], list[int], list[int], bool]:
    """Return the special ids before, between and after a pair of texts, and if it has segments.

    Read off an encoded pair, since tokenizers differ ([SEP] in BERT, </s></s> in RoBERTa).
    """
    (one,), (two,) = (
        tokenizer([word], add_special_tokens=False)["input_ids"] for word in ("yes", "no")
    )
    pair = tokenizer("yes", "no")
    ids: list[int] = pair["input_ids"]
    start = _find(ids, one, 0)
    second = _find(ids, two, start + len(one))
    segments = 1 in pair.get("token_type_ids", [])
    return ids[:start], ids[start + len(one) : second], ids[second + len(two) :], segments


def _find(ids: list[int], part: list[int], start: int) -> int:
    return next(i for i in range(start, len(ids)) if ids[i : i + len(part)] == part)
