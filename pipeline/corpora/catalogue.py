"""The readers of public corpora by the names that configs use.

In: a corpus's name. Out: its reader, which takes the corpus's folder and a split:

    STANCE_READERS["seesaw"](Path("corpora/seesaw"), split="dev")
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.corpora.contrast import read_contrast
from pipeline.corpora.dse import read_dse
from pipeline.corpora.gwsd import read_gwsd
from pipeline.corpora.plv import read_plv
from pipeline.corpora.polnear import read_polnear
from pipeline.corpora.seesaw import read_seesaw
from pipeline.corpora.vast import read_vast
from pipeline.records import AttributionCorpus, StanceCorpus

STANCE_READERS: dict[str, Callable[..., StanceCorpus]] = {
    "dse": read_dse,
    "seesaw": read_seesaw,
    "plv": read_plv,
    "gwsd": read_gwsd,
    "vast": read_vast,
    "contrast": read_contrast,
}

ATTRIBUTION_READERS: dict[str, Callable[..., AttributionCorpus]] = {"polnear": read_polnear}
