"""The data behind the compound splitter: linking letters, what is never a part, what always stays whole."""

import re

# Letters that may stand between two parts, and inflection on the last part.
LINKS = ("", "s", "en", "n", "e", "er", "es")
INFLECTIONS = ("", "s", "en", "n", "e")
# Links that real compounds use seldom cost a little.
RARE_LINKS = frozenset({"e", "er", "es", "n"})

# Words by themselves, but prefix or ending inside another word.
_AFFIXES = """
    aan achter af bij boven door her hoofd in mede mee mis na naar neer om on onder ont op over rond samen
    tegen terug toe tot tussen uit ver vol voor voort weg weer zonder heen rede lijk lijke heid ing ling baar
    loos loze dom schap ster teit tie ties aal aard isme eel iek ante atie age air isch erij tuig gaan komen
    komst houden stellen
"""
AFFIXES = frozenset(_AFFIXES.split())

# The only parts of three letters; anything else that short is noise.
_SHORT_PARTS = (
    "dag gas les rol bus wet rij bon bad bed pas zee ijs vis bos huur wmo woz brp pgb ozb aow kap vut net bel fit"
)
SHORT_PARTS = frozenset(_SHORT_PARTS.split())

# Endings of derivations that look like compounds (afhankelijk, onbetaalbaar).
DERIVATION = re.compile(r".{3,}(eren|eert|erend|erende|lijk|lijke|ijks|baar|bare|baarheid)$")

# Unstressed prefixes: ver+strekken is a derivation, with these endings of the word behind it.
PREFIXES = ("ver", "be", "ge", "ont", "her", "er")
PREFIXED_ENDINGS = ("", "en", "de", "te", "d", "t", "s", "e")

# Words whose letters suggest a wrong split (maat+regel, eigen+aar).
_KEEP_WHOLE = """
    maatregel maatregelen eigenaar eigenaars eigenaren slachtoffer slachtoffers volgorde vrijwillig
    vrijwillige loopbaan oordeel handhaven portfolio meesturen getuigschrift werknemer werknemers
    daadwerkelijk daadwerkelijke buitenland binnenland nederland groepering transactie transacties achtstand
    automaat automaten huisvesting werkloze werklozen
"""
KEEP_WHOLE = frozenset(_KEEP_WHOLE.split())
