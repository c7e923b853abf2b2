"""Words of translated texts, kept apart from the Dutch ones: a token tells of which language it is ("en_debt").

Nothing that somebody asks in Dutch can be such a token, so texts in other languages change no Dutch answer: not what
is found, not the order, not what an unknown word is read as. Long words are cut, for Turkish, Polish and Ukrainian
change the end of a word in each sentence, and a list of endings for each would be a library for each.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from search.analysis.folding import words
from search.analysis.other_languages import bare

# Words that bind or ask, as STOP_WORDS for Dutch. A language that is not here is not indexed.
_BINDING: Mapping[str, str] = {
    "en": """
        a an the and or but if so as at by for from in into of off on onto out over to under up with without about
        after before between through during until while than then that this these those there here it its i me my we
        us our you your he him his she her they them their who whom whose what which when where why how is are was
        were be been being am do does did done have has had having can could may might must shall should will would
        not no yes nor only also just very more most less some any each every all both other another such same own
        one get gets got need needs want please
    """,
    "ar": """
        في من على الى عن مع بين عند بعد قبل حتى منذ خلال حول دون بدون ضد تحت فوق امام هو هي هم هن هما انا نحن انت
        انتم انتي هذا هذه هؤلاء ذلك تلك هنا هناك الذي التي الذين اللاتي ما ماذا متى اين كيف لماذا كم هل اي ايضا فقط
        كل بعض غير كان كانت يكون تكون كانوا ليس ليست لا لم لن ما قد سوف ان اذا لو لكن او ثم كما مثل لدي لديك لديه
        له لها لهم لكم لنا به بها فيه فيها منه منها عليه عليها يمكن يمكنك يجب
    """,
    "tr": """
        ve veya ya ya da ama fakat ile icin gibi kadar gore dogru karsi once sonra beri bir bu su o bunu bunun sunu
        onu onun ben sen biz siz onlar benim senin bizim sizin onlarin kim ne nasil neden nicin nerede nereye hangi
        kac mi mu mü mı de da ki en daha cok az her bazi butun tum hic degil var yok olan olarak olur oldu olan ise
        icinde uzerinde uzere hem sadece ancak eger cunku yani
    """,
    "pl": """
        i a oraz lub albo ale lecz ani w we z ze na do od po za o u dla przy przez pod nad przed miedzy bez ja ty on
        ona ono my wy oni one mnie mi cie ci go jej jego ich im nas nam was wam sie siebie swoj moj twoj nasz wasz ten
        ta to tego tej tych tym te tam tu kto co kiedy gdzie jak dlaczego ile ktory ktora ktore czy jest sa byl byla
        bylo byli bedzie byc ma maja moze mozna nie tak tez takze tylko juz jeszcze bardzo wiecej kazdy wszystko zeby
        jesli gdy bo wiec niz
    """,
    "uk": """
        і й та або але чи що щоб як якщо коли де куди звідки чому хто який яка яке які у в на до з із зі від для про
        по за над під при через між без після перед я ти він вона воно ми ви вони мене мені тебе тобі його йому її їй
        їх їм нас нам вас вам мій твій свій наш ваш цей ця це ці цього цієї цих той та те ті там тут є був була було
        були буде бути має мають може можна не ні так також тільки лише вже ще дуже більше кожен все всі бо ніж
    """,
}
_LONGEST = 5
_PLURAL = {"en": "s"}
_LEAST_BEFORE_PLURAL = 3


def translated_tokens(text: str, language: str) -> Iterator[str]:
    """The tokens of a text in this language, in order."""
    return (token for word in words(text) if (token := translated_token(word, language)))


@lru_cache(maxsize=50_000)
def translated_token(word: str, language: str) -> str:
    """The token of a folded word; nothing for a word that only binds, a number, or a language that is not indexed.

    Letters and digits, and the underscore that no word has: see `search.analysis.stems.stem` for other scripts.
    """
    plain, binding = bare(word), _binding().get(language)
    if binding is None or len(plain) < 2 or plain.isdigit() or word in binding or plain in binding:
        return ""
    ending = _PLURAL.get(language, "")
    if ending and len(plain) > _LEAST_BEFORE_PLURAL:
        plain = plain.removesuffix(ending)
    begin = plain[:_LONGEST]
    return f"{language}_{begin if begin.isascii() else 'u' + begin.encode().hex()}"


def is_translated(token: str) -> bool:
    """Whether a token of the index is one of a translated text."""
    return "_" in token


@lru_cache(maxsize=1)
def _binding() -> Mapping[str, frozenset[str]]:
    """The words as questions and texts are folded, also without the article of Arabic."""
    return {
        language: frozenset(form for word in words(said) for form in (word, bare(word)))
        for language, said in _BINDING.items()
    }
