"""Stems by the Dutch Porter rules, with the few words that those rules get wrong and that matter here."""

from functools import lru_cache

import snowballstemmer

from search.analysis.folding import is_latin

# Named in full: since snowballstemmer 3 plain "dutch" is another algorithm (Kraaij-Pohlmann), PostgreSQL's and
# Elasticsearch's "dutch" is this one.
_stemmer = snowballstemmer.stemmer("dutch_porter")

# Word -> the word whose stem stands for it. Not "huizen": that is a town of this region as often as the plural of
# house.
OVERRIDES = {
    "kinderen": "kind",
    "kinder": "kind",
    "leden": "lid",
    "betaald": "betalen",
    "betaalt": "betalen",
    "steden": "stad",
    "schepen": "schip",
    "eieren": "ei",
    "kleren": "kleding",
}


def base_word(word: str) -> str:
    """The word itself, or the one that the overrides put in its place."""
    return OVERRIDES.get(word, word)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one folded word, [0-9a-z]+ so that no engine's own tokeniser changes it.

    A word in another script becomes its bytes in hexadecimal: found as it stands, untouched by any engine.
    """
    if not is_latin(word):
        return "u" + word.encode().hex()
    return str(_stemmer.stemWord(base_word(word)))
