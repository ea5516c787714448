"""Terms of a codebook in a text: is this article about the target at all?

>>> mentions_terms("The envoys resumed their Talks.", ["talks", "truce"])
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache


def mentions_terms(text: str, terms: Sequence[str]) -> bool:
    """Say whether one of `terms` stands in `text` as a word of its own, in any case.

    Without terms everything counts as on topic.
    """
    return not terms or _term_pattern(tuple(terms)).search(text) is not None


@lru_cache(maxsize=8)
def _term_pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(term) for term in terms)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
