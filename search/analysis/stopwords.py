"""Words that ask or bind but do not tell what somebody looks for.

Short on purpose: words such as "zonder" weigh little in the ranking anyway, and content words that look like
function words (recht, kosten, werk, hulp) must stay.
"""

_WORDS = """
    de het een en of maar want dus als dan dat die dit deze der des den te ten ter van voor met op in aan bij
    uit om over door naar tot tegen onder tussen tijdens via per is zijn was waren ben bent wordt worden werd
    kan kun kunt kunnen kon mag mogen moet moeten zal zou zullen wil wilt willen heb hebt heeft hebben had doe
    doet doen gaat gaan ik je jij u hij zij ze we wij jullie me mij mijn jou jouw uw haar ons onze hun hen
    zich wie wat waar wanneer waarom hoe hoeveel welk welke er hier daar nog ook al wel niet geen meer zo toch
    af ja nee iets iemand niets alles ander andere anders zelf hetzelfde nu omdat toen reeds eens even graag
    alsjeblieft
"""
STOP_WORDS = frozenset(_WORDS.split())
