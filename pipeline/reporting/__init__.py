"""What a run shows: terminal tables, plots and the HTML report, from plain values."""
