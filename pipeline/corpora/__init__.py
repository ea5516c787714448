"""Public corpora in the layout that their authors published, read into records.

In: the folder of a corpus and the name of a split. Out: a `StanceCorpus` or an
`AttributionCorpus`. `catalogue` names the readers: `STANCE_READERS["dse"](path, split="train")`.
"""
