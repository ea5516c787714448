"""What stands in a model card about each public corpus: by name, its licence and citation.

>>> CARDS["seesaw"].licence
'CC BY-NC-SA 4.0'
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CorpusCard:
    """A corpus as a model card names it; `home` is where its authors publish it."""

    title: str
    licence: str
    citation: str
    home: str


_POLNEAR = CorpusCard(
    "PolNeAR 1.0",
    "none stated",
    "Newell, Margolin, Ruths: An Attribution Relations Corpus for Political News, LREC 2018",
    "github.com/networkdynamics/PolNeAR",
)

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
    "contrast": CorpusCard(
        "Contrast sets of negotiation statements",
        "CC BY 4.0",
        "this project, data/contrast",
        "data/contrast in this repository",
    ),
    "polnear": _POLNEAR,
    "off_target": replace(_POLNEAR, title=f"Statements on other matters, from {_POLNEAR.title}"),
    "newsmtsc": CorpusCard(
        "NewsMTSC",
        "MIT",
        "Hamborg, Donnay: NewsMTSC, EACL 2021",
        "github.com/fhamborg/NewsMTSC",
    ),
    "cameo_class": CorpusCard(
        "CAMEO sentence classification",
        "repository GPL-3; text owners differ",
        "Parolin et al.: Multi-CoPED, AIES 2022 (as released with ConfliBERT)",
        "github.com/eventdata/ConfliBERT",
    ),
    "unscon": CorpusCard(
        "UN Security Council Conflict Corpus (UNSCon)",
        "CC BY-SA",
        "Zaczynska, Bourgonje, Stede: How Diplomats Dispute, LREC-COLING 2024",
        "github.com/linatal/UNSCon",
    ),
    "newswcl50": CorpusCard(
        "NewsWCL50, tokenised release",
        "CC BY-SA 4.0; articles: their publishers'",
        "Hamborg, Zhukova, Gipp: Automated Identification of Media Bias, JCDL 2019",
        "github.com/anastasia-zhukova/Diverse_CDCR_datasets (NewsWCL50-prep/output_data/train)",
    ),
}
