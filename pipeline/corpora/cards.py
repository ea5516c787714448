"""What stands in a model card about each public corpus: by name, its licence and citation.

>>> CARDS["seesaw"].licence
'CC BY-NC-SA 4.0'
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorpusCard:
    """A corpus as a model card names it; `home` is where its authors publish it."""

    title: str
    licence: str
    citation: str
    home: str


CARDS: dict[str, CorpusCard] = {
    "dse": CorpusCard(
        "Directed Sentiment Extraction (DSE)",
        "none stated: use with citation",
        "Park, Pan, Joo: Who Blames or Endorses Whom?, Findings of ACL 2021",
        "github.com/bywords/directed_sentiment_analysis",
    ),
    "seesaw": CorpusCard(
        "SEESAW",
        "CC BY-NC-SA 4.0",
        "Zhang, Wang, Wang: Generative Entity-to-Entity Stance Detection, EMNLP 2022",
        "github.com/launchnlp/SEESAW",
    ),
    "plv": CorpusCard(
        "PLV (PLOVER relations)",
        "none stated",
        "Hu et al.: Leveraging Codebook Knowledge with NLI, ACL 2024",
        "github.com/snowood1/Zero-Shot-PLOVER",
    ),
    "gwsd": CorpusCard(
        "Global Warming Stance Dataset (GWSD)",
        "none stated",
        "Luo, Card, Jurafsky: Detecting Stance in Media on Global Warming, Findings of EMNLP 2020",
        "github.com/yiweiluo/GWStance",
    ),
    "vast": CorpusCard(
        "Varied Stance Topics (VAST)",
        "none stated",
        "Allaway, McKeown: Zero-Shot Stance Detection, EMNLP 2020",
        "github.com/emilyallaway/zero-shot-stance",
    ),
    "polnear": CorpusCard(
        "PolNeAR 1.0",
        "none stated",
        "Newell, Margolin, Ruths: An Attribution Relations Corpus for Political News, LREC 2018",
        "github.com/networkdynamics/PolNeAR",
    ),
}
