"""The closed word classes that the rules stand on: function words, times, common verbs.

No tagger runs: a word is known by these lists, by its ending and by its capital.

    >>> is_adverb("repeatedly"), is_verb_like("met")
    (True, True)
"""

from __future__ import annotations


def split_words(text: str) -> frozenset[str]:
    """Return the words of a written-out word class."""
    return frozenset(text.split())


BE = split_words("be is are was were been being am isn't aren't wasn't weren't 's 're 'm")
HAVE = split_words("have has had having haven't hasn't hadn't 've 'd")
DO = split_words("do does did don't doesn't didn't")
MODALS = split_words(
    "will would can could may might must shall should ought won't wouldn't can't cannot "
    "couldn't shouldn't mustn't 'll"
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = split_words("not never no neither nor without hardly barely nobody none nothing") | {
    word for word in AUXILIARIES if word.endswith("n't") or word == "cannot"
}
SUBJECT_PRONOUNS = split_words(
    "i you he she it we they who he'd she'd they'd we'd i'd you'd he's she's it's they've we've "
    "i've you've he'll she'll they'll we'll i'll you'll it'll they're we're you're i'm"
)
INDEFINITES = split_words(
    "many some others most several few both all none everyone everybody someone somebody nobody "
    "anyone another neither either people officials"
)
OBJECT_PRONOUNS = split_words("me him her us them himself herself themselves itself myself")
DETERMINERS = split_words(
    "the a an this that these those his her its their our my your whose some any no every each "
    "another both several many most few all such one two three four five six seven eight nine "
    "ten other more"
)
POSSESSIVES = split_words("his her its their our my your whose")
PREPOSITIONS = split_words(
    "of in on at by for with from to into onto about against over under between among through "
    "during after before since until till within without toward towards behind beyond near "
    "above below across around along amid despite upon via per like unlike as than off out up "
    "down inside outside following including"
)
SUBORDINATORS = split_words(
    "that because although though while when whenever where whereas if unless whether since "
    "after before until once as so lest why how what which who whom whose than"
)
COORDINATORS = split_words("and or but nor yet plus")
QUESTION_WORDS = split_words("whether if how what why who when where which whom")
WEEKDAYS = split_words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = split_words(
    "january february march april june july august september october november december jan. "
    "feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."
)
TIMES = (
    WEEKDAYS
    | MONTHS
    | split_words(
        "today yesterday tomorrow tonight earlier later recently afterwards afterward now then ago "
        "morning afternoon evening night week month year weekend"
    )
)
ADVERBS = split_words(
    "also often never always still again now then just even once ever soon later earlier "
    "already long first not only instead further once almost too yet rather quite very so well "
    "meanwhile however therefore thus moreover nonetheless nevertheless indeed perhaps maybe "
    "sometimes twice simply merely flat-out outright jointly"
)
SENTENCE_OPENERS = split_words("but and or so yet still then also")
RELATIVES = split_words("who which whose whom where")
NOT_ADVERBS = split_words(
    "family ally allies only early italy july reply supply rally assembly daily weekly monthly "
    "anomaly bully monopoly friendly elderly holy ugly likely unlikely billy sally emily kelly "
    "comply apply rely imply"
)

_COMMON_VERBS = split_words(
    "met made took held came went got gave kept left lost won paid put ran sat sent set spent "
    "stood brought bought built caught chose cut drew drove fell felt flew grew hit knew laid "
    "lay led let meant rose saw sold shot showed spoke struck swept taught tore threw became "
    "began broke did fought found forced hurt struck wore sank shook stole woke withdrew "
    "overcame underwent become becomes makes takes goes gets gives comes keeps needs uses works "
    "remains seems appears looks includes brings leads helps runs means plays shows holds "
    "allows provides follows leaves happened happens continues continued began begins wants "
    "tries turned stands sits knows"
)
_NOT_PAST = split_words(
    "united speed need indeed breed feed seed deed greed creed hundred sacred red bed shed sled "
    "wed ahmed mohammed ted fred ed ned jared alfred so-called kindred moneyed naked beloved "
    "unprecedented limited"
)


def is_adverb(low: str) -> bool:
    """Tell whether a lower-case word may stand between auxiliary and verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS)


def is_past_form(low: str) -> bool:
    """Tell whether a lower-case word looks like a regular past tense or participle."""
    return low.endswith("ed") and len(low) > 3 and low not in _NOT_PAST and "-" not in low


def is_verb_like(low: str) -> bool:
    """Tell whether a lower-case word is likely a finite verb: auxiliary, common verb, -ed form."""
    return low in AUXILIARIES or low in _COMMON_VERBS or is_past_form(low)
