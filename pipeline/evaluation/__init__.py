"""How well predictions agree with gold: pure functions, the one place where the two meet.

Gold and predicted records enter; counts an article, then scores of their sum, then intervals leave.
Every figure is derived from counts that add up over articles, so that the bootstrap resamples
articles and reuses the counts (the habit of sacrebleu: statistics, sum, score):

    names, counts = cluster_confusions(gold, predicted, groups)
    scores = classification_scores(counts.sum(axis=0))
    interval = bootstrap_interval(counts, macro_f1, vectorised=True, seed=1)
"""
