"""Pronouns, first names and titles that tell a person's gender, and family names that come first.

A name or the words of a title enter; `male`, `female` or nothing leaves. The lists are kept to
names that are common in the news; where they are silent, the article's pronouns decide:

    >>> guess_gender("Ada Brun"), read_gender(["Foreign", "Minister", "Mr."])
    ('', 'male')
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pipeline.segmentation.roles import word_set

Gender = Literal["male", "female", ""]

SINGULAR_MALE = word_set("he him his himself")

SINGULAR_FEMALE = word_set("she her hers herself")

NEUTER_PRONOUNS = word_set("it its itself")

FIRST_PERSON = word_set("i we me us my our myself ourselves mine ours")

RELATIVE_PRONOUNS = word_set("who whom whose which that")

PRONOUNS = SINGULAR_MALE | SINGULAR_FEMALE | NEUTER_PRONOUNS | RELATIVE_PRONOUNS

MALE_WORDS = word_set(
    """mr sir lord king prince sheikh sheik ayatollah pope spokesman chairman congressman emperor
    sultan emir father brother monsieur businessman imam bishop archbishop husband frenchman
    irishman dutchman"""
)

FEMALE_WORDS = word_set(
    """ms mrs miss lady dame queen princess spokeswoman chairwoman congresswoman madame sister
    businesswoman wife first-lady"""
)

MALE_NAMES = word_set(
    """Abbas Abdul Abdullah Adam Ahmad Ahmed Alan Albert Alexander Ali Andrew Anthony Antonio
    Barack Ben Benjamin Bill Bob Boris Brian Carl Carlos Charles Chris Chuck Colin Daniel David
    Dmitry Donald Ed Edward Emmanuel Eric Francis Francois Frank Fred Gary George Gordon Greg
    Hans Harry Hassan Henry Hussein Ibrahim Igor Ivan Jack Jacob James Jeff Jim Jimmy Joe John
    Joseph Josh Juan Karl Keith Kevin Larry Lindsey Marco Mark Martin Matthew Michael Mike
    Mohammad Mohammed Muhammad Nicholas Nick Oleg Omar Oscar Patrick Paul Pedro Peter Philip
    Ray Rex Richard Rick Robert Roger Ron Sam Scott Sergei Sergey Stephen Steve Steven Ted Thomas
    Tim Tom Tony Victor Viktor Vladimir Volodymyr Walter William Xavier Yusuf"""
)

FEMALE_NAMES = word_set(
    """Alice Amy Angela Ann Anna Anne Annalena Barbara Caroline Catherine Christine Claire Diana
    Dianne Dina Elena Elizabeth Ellen Emily Emma Fatima Federica Hanna Hannah Heather Helen
    Hillary Irina Jane Jennifer Jessica Joan Julia Julie Karen Kate Kathy Kristina Laura Linda
    Lisa Liz Maria Marie Marine Mary Megan Melania Michelle Morgan Nancy Natalia Nikki Olga
    Patricia Rachel Rebecca Rosa Ruth Sandra Sarah Sigrid Sofia Sophie Susan Suzanne Tamara
    Theresa Ursula Valerie Vera Victoria Wendy Yulia"""
)

FAMILY_NAMES_FIRST = word_set(
    """Ahn An Bae Baek Ban Cao Chang Chen Cheng Cho Choe Choi Chon Chong Chung Deng Geng Han Hong
    Hu Hua Hwang Im Jang Jeong Jiang Jo Jon Jong Jung Kang Kim Kwon Lee Li Liang Lim Lin Liu Lu
    Luo Ma Mao Moon Nam No Noh O Oh Pak Park Qin Ri Rim Roh Ryu Seo Shin Sin So Son Song Suh Sun
    Tang Wang Wu Xi Xie Xu Yang Yi Yoo Yoon Yu Yun Zhang Zhao Zhou Zhu"""
)
"""Korean and Chinese family names, which stand before the given name."""


def guess_gender(name: str) -> Gender:
    """Return the gender that a person's first name tells, if any."""
    given = name.split(maxsplit=1)[0]
    return "male" if given in MALE_NAMES else "female" if given in FEMALE_NAMES else ""


def read_gender(words: Iterable[str]) -> Gender:
    """Return the gender that the first telling word of a title has, if any."""
    for word in words:
        lower = word.strip(".,").lower()
        if lower in MALE_WORDS | FEMALE_WORDS:
            return "male" if lower in MALE_WORDS else "female"
    return ""
