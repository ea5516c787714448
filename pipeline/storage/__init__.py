"""Records to files and back: JSON Lines, Parquet, CSV, and gold corpora in the project's layout.

In: records, or files written from them. Out: the same, unchanged by the round trip.
"""
