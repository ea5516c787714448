"""An invented codebook for the tests: two states that negotiate, one that hosts."""

from __future__ import annotations

from pipeline.config import Codebook, KnownSpeaker

CODEBOOK = Codebook(
    name="invented",
    sides={
        "North Norvania": ["North Norvania", "North Norvanian", "Halvard", "the North"],
        "South Norvania": ["South Norvania", "South Norvanian", "Brekke"],
        "United States": ["United States", "US", "U.S.", "American", "Washington", "White House"],
        "United Nations": ["United Nations", "UN", "UN Security Council"],
        "China": ["China", "Chinese", "Beijing", "Xinhua"],
    },
    speakers={
        "Olav Dahl": KnownSpeaker(side="North Norvania", aliases=["Dahl", "Olav Dall"]),
        "Berit Moe": KnownSpeaker(side="expert", aliases=["Moe"]),
        "NCNA": KnownSpeaker(side="North Norvania", aliases=["Norvanian Central News Agency"]),
    },
)
