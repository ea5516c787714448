"""Running a model over many inputs: batches by token budget, and the runtime behind them."""
