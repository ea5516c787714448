from __future__ import annotations

from pipeline.commands.off_target import OFF_TARGET
from pipeline.corpora.cards import CARDS
from pipeline.corpora.catalogue import ATTRIBUTION_READERS, STANCE_READERS
from pipeline.corpora.documents import DOCUMENT_READERS


def test_every_reader_has_a_card() -> None:
    # A checkpoint trained on a corpus without one would hide its licence.
    assert set(CARDS) == {
        *STANCE_READERS,
        *ATTRIBUTION_READERS,
        *DOCUMENT_READERS,
        OFF_TARGET,
    }
    for card in CARDS.values():
        assert card.title
        assert card.licence
        assert card.citation
        assert card.home.startswith(("github.com/", "data/"))
