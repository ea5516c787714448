"""Whether a predicted speaker is the one that gold names.

Names and a codebook's aliases enter; a yes or no leaves. Names are compared as they are written,
without white space at their ends and without a leading "the":

    >>> entities = index_entities({"Valmora": frozenset({"the Republic of Valmora", "Ostra"})})
    >>> speakers_agree(["Valmora"], "Ostra", entities), speakers_agree(["Valmora"], "", entities)
    (True, False)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.records import UNRESOLVED

Aliases = Mapping[str, frozenset[str]]
"""The other names of each entity that a codebook knows, by its fullest name."""

Entities = Mapping[str, frozenset[str]]
"""The entities that each name can mean."""


def index_entities(aliases: Aliases) -> Entities:
    """Return for each name, in its compared form, the entities that it can mean."""
    entities: dict[str, set[str]] = defaultdict(set)
    for entity, others in aliases.items():
        for name in (entity, *others):
            entities[simplify_name(name)].add(entity)
    return {name: frozenset(own) for name, own in entities.items()}


def speakers_agree(gold: Sequence[str], predicted: str, entities: Entities) -> bool:
    """Return whether `predicted` is a name that gold gives, or another name of the same entity.

    An unresolved speaker agrees with nobody.

    Args:
        gold: The speaker, and after it the other names that the gold statement lists. Only the
            speaker is looked up in `entities`: a short alias may be that of several.
        predicted: The predicted speaker.
        entities: What `index_entities` returns.
    """
    name = simplify_name(predicted)
    if name == UNRESOLVED:
        return False
    names = [simplify_name(own) for own in gold]
    nobody: frozenset[str] = frozenset()
    return name in names or bool(entities.get(names[0], nobody) & entities.get(name, nobody))


def simplify_name(name: str) -> str:
    """Return the form of a name that is compared; letter case counts."""
    return name.strip().removeprefix("the ").removeprefix("The ").strip()
