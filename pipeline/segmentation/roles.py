"""The universal words for who speaks: titles, offices, experts, media, groups, pronouns.

A phrase that describes a speaker enters; the role that it names leaves, whatever the negotiation:

    >>> classify_role("Ada Brun, a senior fellow at the Nordhaven Institute")
    'expert'
    >>> classify_role("former deputy ambassador Ada Brun")
    'expert'
    >>> classify_role("the Nordhaven Times")
    'media'
"""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["expert", "media", "other"]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


TITLES = word_set(
    """president prime minister premier secretary state chancellor foreign defense defence deputy
    vice first special envoy representative ambassador general gen senator sen rep congressman
    congresswoman governor gov king queen prince princess crown sheikh sheik ayatollah pope dr prof
    professor mr ms mrs miss mx sir lord lady dame colonel col lieutenant lt admiral adm judge
    justice chairman chairwoman chairperson chair speaker leader director chief spokesman
    spokeswoman spokesperson negotiator national security adviser advisor press senior former
    supreme commissioner high under assistant acting interim attorney mayor marshal emir sultan
    emperor commander captain capt major maj sergeant sgt inspector lawmaker treasury interior
    finance energy trade homeland intelligence unification nuclear monsieur madame president-elect
    undersecretary under-secretary secretary-general vice-president co-chair comrade brigadier
    brig reverend rev imam rabbi bishop archbishop cardinal father sister brother legislator
    parliamentarian dictator strongman correspondent reporter columnist editor strategist manager
    executive officer nominee candidate host republican democrat democratic investigative veteran
    chargé attaché counselor counsellor"""
)
"""Words that stand before a name as part of a title, in lower case and without full stops."""

COURTESY = word_set("mr ms mrs miss mx dr prof professor sir lord lady dame")
"""Titles that are no office."""

OFFICES = word_set(
    """president prime-minister minister premier secretary chancellor envoy representative
    ambassador senator governor king queen prince princess ayatollah pope chairman chairwoman
    chairperson chair speaker leader director chief spokesman spokeswoman spokesperson negotiator
    adviser advisor commissioner mayor marshal emir sultan emperor commander inspector lawmaker
    official diplomat aide officer general colonel admiral congressman congresswoman legislator
    parliamentarian dictator head mediator delegate counselor counsellor candidate prosecutor judge
    undersecretary vice-president secretary-general sen rep gov gen col adm veteran soldier founder
    director-general chargé attaché monarch ruler strongman deputy counterpart first-lady lady
    boss guest host man woman author analyst expert scholar professor researcher lawyer activist
    historian economist consultant strategist scientist executive businessman businesswoman
    banker journalist reporter correspondent columnist editor priest cleric fellow dissident
    physicist nuclear-scientist student farmer teacher doctor engineer nurse driver"""
)
"""Head nouns that describe one person, in lower case."""

GROUPS = word_set(
    """officials aides advisers advisors diplomats negotiators leaders presidents ministers experts
    analysts scholars academics researchers scientists economists historians observers critics
    supporters opponents proponents lawmakers senators legislators congressmen politicians
    conservatives liberals hawks doves allies partners activists protesters demonstrators voters
    residents citizens people generals officers commanders soldiers envoys ambassadors
    delegates representatives members sources insiders journalists reporters correspondents
    columnists editors mediators spokesmen hardliners hard-liners moderates reformists rebels
    fighters militants parties sides delegations governments countries nations states powers
    capitals signatories investigators inspectors lawyers executives traders investors companies
    families relatives survivors victims refugees defectors users fans candidates
    staff staffers veterans chiefs heads consultants strategists commentators pundits
    groups ministries agencies media newspapers outlets teams men women friends colleagues
    counterparts skeptics sceptics rivals detractors intellectuals clerics farmers workers
    students counsellors counselors prosecutors monitors"""
)
"""Plural head nouns of a group that can speak, in lower case."""

ANONYMOUS = word_set(
    """official officials aide aides adviser advisers advisor advisors diplomat diplomats source
    sources insider insiders staffer staffers"""
)
"""Head nouns whose bearers an article keeps anonymous when it does not name them."""

BODIES = word_set(
    """department ministry council agency commission committee parliament assembly congress senate
    house court army military navy forces guard guards party administration government regime
    office authority organization organisation union league bank fund institute institution
    university college center centre foundation group association federation bureau board cabinet
    embassy mission command police secretariat delegation team coalition alliance corporation
    company service services times post journal herald tribune gazette telegraph news daily
    magazine television tv radio press newspaper network broadcaster street hill kremlin pentagon
    knesset bundestag duma taoiseach kcna irna tass xinhua whitehall westminster irgc fatah plo
    unicef unhcr usfk elysee élysée cia fbi nsc nato iaea school academy forum tribunal chamber
    museum campaign movement front society cross watch council society initiative network
    monitor review observer rada sinmun"""
)
"""Words that make a name a body's: it is "itself", never the state that it belongs to."""

SIDE_NOUNS = word_set("side nation")
"""Nouns that add nothing to a state: "the Norvanian side" is Norvania."""

PARTIES = word_set(
    "republican republicans democrat democrats democratic gop tories tory labour likud"
)
"""Parties, which are themselves and not the state that they belong to."""

COMMON_MODIFIERS = word_set(
    """senior top former unnamed foreign right left local independent other several western high
    people hardline right-wing left-wing unidentified anonymous current nuclear political"""
)
"""Words that open a group's description and are no name, in lower case."""

ATTITUDES = word_set(
    """opponent opponents critic critics supporter supporters proponent proponents advocate
    advocates architect architects scholar scholars historian historians student students"""
)
"""Heads after which "of" names what somebody holds a view of, not speaks for."""

PREPOSITIONS = word_set(
    "to for of with by from on against about in behind between near like at under"
)

FUNCTION_WORDS = word_set(
    """a an the this that these those some any many most much more few several all both each every
    no none one two three four other another such same and or but nor yet so if as at by for from
    in into of off on onto out over per than through to under until up upon via with within without
    about above across after against along among around before behind below beside between beyond
    despite down during except inside like near since toward towards while when whenever where
    wherever whether who whom whose which what why how because although though unless it its he his
    him she her they them their we us our you your i my me myself is are was were be been being am
    has have had having do does did will would shall should can could may might must not only also
    even still just then there here now earlier later meanwhile however instead nonetheless
    nevertheless moreover furthermore thus hence again once ever never perhaps maybe yes indeed
    met meets meet visited saw accused blamed praised thanked joined
    said says say saying told tells asked added adding called calls urged warned told quoted
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december sept oct nov dec jan feb aug today yesterday
    tomorrow last next according asked anything everything nothing something whatever anyone
    everyone somebody nobody someone"""
)
"""Words that are part of no name and end a run of modifiers, in lower case."""

PARTICLES = word_set("al bin ben ibn bint el van von der den de da di du la le dos del ter")
"""Lower-case words inside a name, before another capital."""

CLAUSE_OPENERS = word_set(
    """and but while as that when if because although though whereas so since until before after
    where whether said says added then"""
)
"""Words after which a name is likely the subject of a clause."""

APPOSITION_OPENERS = word_set(
    """the a an his her their its former then one now who chief senior head director spokesman
    spokeswoman leader top also"""
)

LEADERS = word_set(
    """leader president dictator ruler chairman premier chancellor minister king emir strongman
    sultan queen"""
)
"""Offices that "the leader" can stand for."""

SENT_OUT = word_set(
    """ambassador ambassadors envoy envoys representative negotiator expert experts specialist
    delegate visitor emissary mission coordinator"""
)
"""Heads after which "to", "for" and "in" name whom somebody deals with, not speaks for."""

QUANTIFIERS = word_set("many some most all several few none both one each others two")

_OFFICE_WORDS = (
    r"(?:officials?|diplomats?|ambassadors?|ministers?|secretar(?:y|ies)|advis[eo]rs?|negotiators?"
    r"|presidents?|chancellors?|envoys?|generals?|governors?|gov|sen|gen|rep|senators?|lawmakers?"
    r"|chiefs?|directors?|inspectors?|aides?|spokes(?:man|men|woman|women|person)|officers?"
    r"|congress(?:man|woman|men)|representatives?|leaders?|premiers?|heads?|commanders?|admirals?"
    r"|colonels?|commissioners?|mediators?|mayor|delegates?|agents?)"
)
_OFFICE = re.compile(rf"\b{_OFFICE_WORDS}\b", re.IGNORECASE)
_FORMER = re.compile(
    rf"\b(?:former|retired|onetime|one-time|ex)\b[- ](?:[^\s,;()]+ ){{0,8}}?{_OFFICE_WORDS}\b",
    re.IGNORECASE,
)
_ONLY_FORMER = re.compile(
    r"(?:an? |the |[\w.]+ [\w.]+, )?(?:former|retired|onetime|ex)\b", re.IGNORECASE
)
_INCUMBENT = re.compile(r"\b(?:new|newly|now|current|currently|incumbent)\b", re.IGNORECASE)
_EXPERT = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]xperts?|[Ss]cholars?|[Aa]cademics?|[Pp]rofessors?|[Rr]esearchers?"
    r"|[Tt]hink[- ]tanks?|[Ff]ellows?|[Hh]istorians?|[Ee]conomists?|[Cc]onsultants?|[Oo]bservers"
    r"|[Ss]pecialists?|[Ss]cientists?|[Cc]ommentators?|[Pp]undits?|[Ss]trategists?|[Aa]uthor of"
    r"|Institute|Institution|University|College|Foundation|Cent(?:er|re) (?:for|on|of)|Brookings"
    r"|Carnegie|RAND|Chatham House|38 North|Crisis Group|Council on Foreign Relations"
    r"|Atlantic Council|School of|Watch)\b"
)
_MEDIA = re.compile(
    r"\b(?:[Nn]ewspapers?|[Nn]ews (?:agenc(?:y|ies)|outlets?|organi[sz]ations?|services?|networks?"
    r"|sites?|channels?|reports?)|[Ww]ire services?|(?<![Ss]ocial )[Mm]edia|[Rr]eporters?"
    r"|[Jj]ournalists?|[Cc]orrespondents?|[Cc]olumnists?|[Ee]ditorials?|[Ee]ditors?"
    r"|[Bb]roadcasters?|[Mm]agazines?|[Tt]abloids?|[Dd]ailies|[Tt]elevision|[Tt]he press\b(?! sec)"
    r"|[Pp]ress reports?|[Oo]utlets?|(?:[A-Z]\w+ )+(?:Times|Post|Journal|Herald|Tribune|Gazette"
    r"|Telegraph|News|Daily|Magazine|Chronicle|Press|Examiner|Standard)"
    r"|CNN|BBC|CBS|NBC|ABC|MSNBC|NPR|PBS|AP|AFP|UPI|Reuters|Bloomberg|Politico|Axios|Yonhap|Kyodo"
    r"|NHK|DPA|Al[- ]Jazeera|Guardian|Economist|Le Monde|Der Spiegel|Spiegel|Haaretz|Vox|HuffPost"
    r"|Breitbart|USA Today|Newsweek|TIME|Asahi|Nikkei|Vanity Fair|New Yorker)\b"
)
_STATE_MEDIA = re.compile(
    r"\b(?:state(?:-(?:run|owned|controlled|linked))?(?: \w+)? (?:media|television|TV|radio|news"
    r"|newspapers?|broadcasters?|outlets?)|state-(?:run|owned|controlled)|official (?:\w+ )?"
    r"(?:news agency|newspaper|media)|ruling party(?:[’']s)? newspaper)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:supporters?|critics?|protest[eo]rs?|demonstrators?|activists?|voters?|residents?|users?"
    r"|opponents?|families|relatives|victims|refugees?|defectors?|people|skeptics|sceptics|fans"
    r"|detractors|some|others|many|citizens|passers-by|survivors)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;()—–]")


def classify_role(phrase: str, *, titled: bool = False) -> Role | None:
    """Return the role that a description names, None where it names an office or nothing.

    State media are no `media`: they speak for their state. `titled` says that the person bears a
    current title elsewhere in the article, so that a former office makes nobody an expert.
    """
    if _STATE_MEDIA.search(phrase):
        return None
    if not titled and _names_former_official(phrase):
        return "expert"
    clauses = _CLAUSE.split(phrase)
    in_office = titled or any(_names_current_office(clause) for clause in clauses)
    if not in_office and (_FORMER.search(phrase) or _EXPERT.search(phrase)):
        return "expert"
    if not titled and _MEDIA.search(phrase):
        return "media"
    if not in_office and _PUBLIC.search(phrase):
        return "other"
    return None


def _names_former_official(phrase: str) -> bool:
    """Tell whether one of the descriptions is a former office alone, and none is a new one."""
    parts = phrase.split("; ")
    alone = any(_ONLY_FORMER.match(part) and _FORMER.search(part) for part in parts)
    return alone and _INCUMBENT.search(phrase) is None


def _names_current_office(clause: str) -> bool:
    office = _OFFICE.search(clause)
    if office is None:
        return False
    former = _FORMER.search(clause)
    expert = _EXPERT.search(clause)
    return not (former and former.start() <= office.start()) and not expert
