"""The cue lexicon: which words attribute, and what may follow them.

A table of lemmas by complement; all inflected forms are derived from it. It was chosen by how
often PolNeAR's training articles (Newell et al., LREC 2018) mark a lemma before a complement as a
cue, with words of diplomacy and negotiation added by hand.

    >>> VERB_FORMS["warned"]
    (('warn', 'past'),)
    >>> sorted(VERBS["vow"])
    ['b', 'i', 'n', 'q', 't']
"""

from __future__ import annotations

from pipeline.segmentation.words import split_words

COMPLEMENTS = {
    "q": "a quotation, before or after; a clause before (“X, she said”)",
    "t": "a clause with “that”",
    "b": "a clause without “that”",
    "w": "a clause with “whether”, “how”, “why” …",
    "i": "an infinitive with “to”",
    "n": "a noun phrase, with all that follows it",
    "p": "a clause before, as “q”, but no quotation",
    "a": "an addressee may stand before the content",
}
"""What the letters in the tables mean."""

_VERB_TABLE = {
    "qtbwp": "say",
    "tbwn": "show",
    "p": "show suggest believe think find hope fear know guess suppose figure",
    "qtbwn": (
        "add note report announce explain acknowledge recall reveal disclose confirm reiterate "
        "emphasize emphasise stress repeat recount predict question describe propose underline "
        "underscore lament decry mention"
    ),
    "qtbw": (
        "state argue insist write conclude admit concede observe remark testify indicate contend "
        "assert allege declare suggest claim hint imply opine muse estimate clarify "
        "speculate tweet retweet caution joke quip ponder reply retort profess proclaim posit "
        "counter demand email exclaim bemoan warn recommend affirm rule"
    ),
    "qt": (
        "maintain respond post complain charge boast brag gloat signal fume scoff chime interject"
    ),
    "q": (
        "continue ask shout yell chant mutter whisper scream cry laugh crow snap intone read sing "
        "inquire answer echo blog quote"
    ),
    "qtbwa": "tell remind",
    "tbwna": "assure inform notify persuade convince",
    "tbw": (
        "think believe feel hope fear worry doubt suspect assume realize realise calculate reason "
        "know wonder guess forecast theorize surmise reckon"
    ),
    "tb": "learn understand recognize recognise find",
    "t": "decide determine pray concur deny",
    "in": (
        "want seek hope threaten promise vow pledge offer urge expect intend prefer plan ask demand"
    ),
    "bt": "expect swear",
    "qbt": "vow pledge promise threaten agree",
    "i": (
        "agree refuse decline swear decide aspire strive undertake hesitate volunteer propose "
        "claim wish opt"
    ),
    "w": "ask decide discuss consider see debate",
    "n": (
        "criticize criticise accuse blame praise defend oppose endorse reject condemn denounce "
        "blast slam mock dismiss express discuss cite tout favor favour support deny call "
        "disavow decry denigrate rebuke lambaste lambast lampoon ridicule deride assail "
        "portray characterize characterise depict label brand deem consider blame chide chastise "
        "berate excoriate bash skewer hail applaud laud welcome commend advocate envision advise "
        "disapprove rebut refute repudiate disparage deplore denigrate vilify thank "
        "see view regard dub insult belittle champion back downplay reference "
        "request imagine foresee hammer scold credit congratulate "
        "highlight warn list outline detail signal resent regret detest loathe admire trust"
    ),
    "b": "deny wish",
}

PARTICLES = {
    "call": {"for": "n", "on": "n", "out": "n", "upon": "n"},
    "point": {"to": "n", "out": "qtbwn"},
    "refer": {"to": "n"},
    "talk": {"about": "nw", "of": "n"},
    "speak": {"about": "nw", "of": "n", "out": "n", "against": "n"},
    "warn": {"of": "n", "about": "n", "against": "n"},
    "vote": {"against": "n"},
    "worry": {"about": "nw", "over": "n"},
    "complain": {"about": "nw", "of": "n"},
    "boast": {"of": "n", "about": "nw"},
    "brag": {"about": "nw"},
    "argue": {"for": "n", "against": "n"},
    "push": {"for": "n"},
    "press": {"for": "n"},
    "plead": {"for": "n"},
    "advocate": {"for": "n"},
    "campaign": {"against": "n"},
    "hint": {"at": "n"},
    "rail": {"against": "n"},
    "agree": {"with": "n"},
    "disagree": {"with": "n"},
    "insist": {"on": "n", "upon": "n"},
    "ask": {"for": "n", "about": "nw"},
    "hope": {"for": "n"},
    "respond": {"to": "n"},
    "object": {"to": "n"},
    "react": {"to": "n"},
    "joke": {"about": "nw"},
    "dream": {"of": "n"},
    "lash": {"out": "n"},
    "hit": {"back": "n", "out": "n"},
    "shoot": {"back": "qt"},
    "fire": {"back": "qt"},
    "write": {"about": "nw", "off": "n"},
    "think": {"of": "n", "about": "nw"},
    "tweet": {"about": "nw", "out": "qtbn"},
    "look": {"forward": "n"},
    "rule": {"out": "n"},
    "lay": {"out": "n"},
    "spell": {"out": "nw"},
    "allude": {"to": "n"},
    "swear": {"off": "n"},
    "side": {"with": "n"},
    "testify": {"about": "nw"},
    "aim": {"to": "i"},
    "wish": {"for": "n"},
    "inquire": {"about": "nw"},
    "comment": {"on": "nw"},
    "elaborate": {"on": "nw"},
    "appeal": {"for": "n"},
    "lobby": {"for": "n", "against": "n"},
    "put": {"it": "q"},
    "go": {"after": "n"},
    "sound": {"off": "n"},
    "back": {"off": "n", "away": "n"},
    "chime": {"in": "qt"},
    "apologize": {"for": "n"},
    "apologise": {"for": "n"},
    "gripe": {"about": "nw"},
    "vent": {"about": "nw"},
    "gush": {"about": "nw"},
    "learn": {"about": "nw"},
    "know": {"about": "nw"},
    "balk": {"at": "n"},
    "bristle": {"at": "n"},
    "scoff": {"at": "n"},
}
"""Verbs whose particle belongs to the cue, with the complements of the two together."""

_PAST = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "feel": "felt",
    "know": "knew known", "see": "saw seen", "find": "found", "seek": "sought",
    "swear": "swore sworn", "speak": "spoke spoken", "hear": "heard", "mean": "meant",
    "understand": "understood", "read": "read", "put": "put", "go": "went gone",
    "foresee": "foresaw foreseen", "show": "showed shown", "shoot": "shot", "sing": "sang sung",
    "lay": "laid", "retweet": "retweeted", "hit": "hit", "forecast": "forecast",
}  # fmt: skip
_DOUBLING = split_words(
    "admit quip plan refer chat dub slam brag blog hit put rebut regret prefer spell pen scrap "
    "opt snap chant"
) - {"spell", "chant"}

NOUNS = {
    "claim": "t", "assertion": "t", "statement": "t", "announcement": "t", "belief": "t",
    "complaint": "t", "warning": "t", "suggestion": "t", "argument": "t", "accusation": "t",
    "allegation": "t", "report": "t", "fear": "t", "concern": "t", "hope": "t", "prediction": "t",
    "contention": "t", "notion": "t", "view": "t", "promise": "ti", "pledge": "ti", "vow": "ti",
    "threat": "ti", "decision": "i", "plan": "i", "proposal": "i", "desire": "i", "refusal": "i",
    "willingness": "i", "intention": "i", "commitment": "i", "offer": "i", "acknowledgment": "t",
    "acknowledgement": "t", "insistence": "t", "admission": "t", "demand": "t", "rumor": "t",
    "rumour": "t", "speculation": "t", "doubt": "t", "worry": "t", "expectation": "t",
    "assurance": "t", "conviction": "t", "observation": "t", "remark": "t", "charge": "t",
    "criticism": "t", "reluctance": "i", "eagerness": "i", "determination": "i",
}  # fmt: skip
"""Nouns whose clause or infinitive is a content, with the complements that count."""

NOUN_PREPOSITIONS = {
    "support": "for", "opposition": "to", "criticism": "of", "call": "for", "calls": "for",
    "question": "about", "questions": "about", "concern": "about", "concerns": "about",
    "endorsement": "of", "condemnation": "of", "denunciation": "of", "praise": "for",
    "complaints": "about", "doubts": "about", "attack": "on", "attacks": "on", "proponent": "of",
    "opponent": "of", "critic": "of", "supporter": "of", "advocate": "of", "fan": "of",
    "champion": "of", "defender": "of", "disdain": "for", "enthusiasm": "for", "worries": "about",
    "backer": "of", "believer": "in", "embrace": "of", "contempt": "for", "admiration": "for",
    "skepticism": "about", "critics": "of", "opponents": "of",
}  # fmt: skip
"""Nouns of attitude with the preposition that leads to their object."""

ADJECTIVES = {
    "confident": "tb", "convinced": "tb", "concerned": "tb", "worried": "tb", "afraid": "tb",
    "sure": "tb", "certain": "t", "optimistic": "t", "hopeful": "tb", "skeptical": "t",
    "doubtful": "t", "aware": "t", "adamant": "t", "glad": "tb", "disappointed": "tb", "proud": "t",
    "angry": "t", "eager": "i", "willing": "i", "determined": "i", "prepared": "i",
    "unwilling": "i",
    "reluctant": "i", "keen": "i", "hesitant": "i", "ready": "i", "happy": "i", "clear": "t",
    "anxious": "i", "interested": "", "opposed": "", "committed": "",
    "cognizant": "t", "pleased": "t", "surprised": "t", "unsure": "w", "uncertain": "w",
    "unconvinced": "t", "disinclined": "i", "inclined": "i", "loath": "i", "furious": "t",
    "critical": "", "supportive": "", "dismissive": "", "wary": "", "fond": "", "open": "",
    "frustrated": "t", "excited": "t",
}  # fmt: skip
"""Adjectives of attitude, after a form of “be”, with their complements."""

ADJECTIVE_PREPOSITIONS = {
    "concerned": "about", "worried": "about", "confident": "about", "optimistic": "about",
    "opposed": "to", "interested": "in", "committed": "to", "skeptical": "of about",
    "critical": "of", "supportive": "of", "dismissive": "of", "wary": "of", "afraid": "of",
    "aware": "of", "proud": "of", "fond": "of", "open": "to", "enthusiastic": "about",
    "angry": "about at", "unhappy": "about with", "disappointed": "in by with about",
    "furious": "about at over", "frustrated": "with by", "certain": "of", "excited": "about",
}  # fmt: skip

ADVERBS = split_words("reportedly allegedly supposedly purportedly apparently")
"""Adverbs that hand the clause they stand in to an unnamed source."""

AGENTLESS = split_words(
    "expect believe report allege say rumor rumour think announce claim understand estimate "
    "predict presume assume fear hope deem consider know"
)
"""Verbs whose passive reports what an unnamed source holds (“is expected to”)."""

REFUSED_VERBS = split_words(
    "comment say discuss answer elaborate specify respond mention identify disclose provide "
    "give name speculate speak talk address confirm return reply explain reveal offer be"
)
"""“Declined to comment”: infinitives after which nothing has been said."""

AMBIGUOUS_NOUNS = split_words(
    "claim report plan call hope fear demand promise vow pledge offer question answer attack "
    "note comment remark back support estimate charge rule stress view doubt concern worry "
    "threat post tweet favor favour request signal reason guess brand label list share detail "
    "find show mean challenge address want praise credit thank welcome joke quote cry laugh "
    "read email blog vote aim wish object focus cast blame mention need state trust experience "
    "see argue echo caution reference outline champion counter appeal campaign push press side "
    "hail boast state reply snap blast slam mock forecast thought sound highlight hit found "
    "advocate embrace chant"
)
"""Lemmas whose base or -s form is as often a noun."""


def _inflect(lemma: str) -> dict[str, str]:
    """Return the forms of a verb with their names: base, s, past, part, ing."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma in _DOUBLING:
        stem = lemma + lemma[-1]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        forms = {lemma[:-1] + "ies": "s", lemma[:-1] + "ied": "past", lemma + "ing": "ing"}
    else:
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go")) else "s"
        regular_past = lemma + "d" if lemma.endswith("e") else stem + "ed"
        forms = {lemma + ending: "s", regular_past: "past", stem + "ing": "ing"}
    if lemma.endswith("ee"):
        forms = {lemma + "s": "s", lemma + "d": "past", lemma + "ing": "ing"}
    if lemma in _PAST:
        past, *participle = _PAST[lemma].split()
        forms = {form: name for form, name in forms.items() if name != "past"}
        forms |= dict.fromkeys(participle, "part") | {past: "past"}
    return {lemma: "base"} | forms


def _collect_verbs() -> dict[str, frozenset[str]]:
    verbs: dict[str, set[str]] = {lemma: set() for lemma in PARTICLES}
    for letters, lemmas in _VERB_TABLE.items():
        for lemma in lemmas.split():
            verbs.setdefault(lemma, set()).update(letters)
    return {lemma: frozenset(letters) for lemma, letters in verbs.items()}


def _collect_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    forms: dict[str, list[tuple[str, str]]] = {}
    for lemma in VERBS:
        for form, name in _inflect(lemma).items():
            forms.setdefault(form, []).append((lemma, name))
    return {form: tuple(readings) for form, readings in forms.items()}


VERBS = _collect_verbs()
"""Each cue verb with the complements that it may take without a particle."""

VERB_FORMS = _collect_forms()
"""Each inflected form with its (lemma, form name) readings."""
