from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from pipeline.inference.batching import ModelInput
from pipeline.inference.torch_runtime import TorchRuntime


@pytest.fixture(scope="module")
def model() -> Any:
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=50, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, num_labels=3
    )
    return BertForSequenceClassification(config)


def make_inputs(lengths: list[int]) -> list[ModelInput]:
    rows = [tuple(1 + (7 * i + n) % 49 for i in range(n)) for n in lengths]
    return [ModelInput(row, (0,) * len(row)) for row in rows]


def test_a_batch_gives_what_single_inputs_give(model: Any) -> None:
    # Padding must not leak into the answer.
    inputs = make_inputs([3, 17, 9, 30, 3])
    together = TorchRuntime(model, pad_id=0, batch_tokens=1000).run(inputs)
    alone = [TorchRuntime(model, pad_id=0, batch_tokens=1000).run([row])[0] for row in inputs]
    np.testing.assert_allclose(together, np.stack(alone), atol=1e-6)


def test_order_is_that_of_the_inputs(model: Any) -> None:
    # Batches are sorted by length; the answers must not be.
    inputs = make_inputs([5, 20, 10])
    runtime = TorchRuntime(model, pad_id=0, batch_tokens=20)
    np.testing.assert_allclose(runtime.run(inputs)[::-1], runtime.run(inputs[::-1]), atol=1e-6)


def test_no_inputs_give_no_rows(model: Any) -> None:
    assert TorchRuntime(model, pad_id=0, batch_tokens=100).run([]).shape == (0, 3)


def test_bf16_stays_near_fp32(model: Any) -> None:
    inputs = make_inputs([12, 40])
    fp32 = TorchRuntime(model, pad_id=0, batch_tokens=100).run(inputs)
    bf16 = TorchRuntime(model, pad_id=0, batch_tokens=100, precision="bf16").run(inputs)
    np.testing.assert_allclose(bf16, fp32, atol=0.05)


def test_models_without_token_types_get_none() -> None:
    # RoBERTa-like models refuse token_type_ids other than zero; inputs without them leave them out.
    seen: list[set[str]] = []

    class Spy(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = torch.nn.Parameter(torch.zeros(1))
            self.config = type("Config", (), {"num_labels": 3})()

        def forward(self, **tensors: torch.Tensor) -> Any:
            seen.append(set(tensors))
            rows = tensors["input_ids"].shape[0]
            return type("Output", (), {"logits": torch.zeros(rows, 3)})()

    TorchRuntime(Spy(), pad_id=0, batch_tokens=10).run([ModelInput((1, 2))])
    assert seen == [{"input_ids", "attention_mask"}]
