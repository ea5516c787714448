"""The training run around `transformers.Trainer`: labelled examples in, a checkpoint out."""
