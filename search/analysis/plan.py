"""From a question to groups of weighted alternatives: for each word that matters, what may stand for it in a
document."""

from dataclasses import dataclass
from itertools import pairwise

from search.analysis.compounds import compound_parts
from search.analysis.folding import words
from search.analysis.lexicon import lexicon
from search.analysis.other_languages import in_dutch
from search.analysis.spelling import (
    catalogue_corrections,
    dictionary_corrections,
    repaired_compound,
    stem_corrections,
    taken_apart,
)
from search.analysis.stems import stem
from search.analysis.stopwords import STOP_WORDS
from search.analysis.synonyms import SynonymTable
from search.analysis.tokens import part_stems
from search.analysis.translated_words import translated_token
from search.analysis.vocabulary import Vocabulary

PARTS_WEIGHT, SYNONYM_WEIGHT, SPELLING_WEIGHT, JOINED_WEIGHT = 0.6, 0.5, 0.7, 0.9
LOOSE_PART_WEIGHT = 0.3
TRANSLATED_WEIGHT = 1.0
# A question longer than this is a letter; what follows adds cost, not meaning.
MAX_WORDS = 32
# Shorter words are too many things in too many languages.
_LEAST_FOREIGN = 3


@dataclass(frozen=True)
class Alternative:
    """Tokens that must all be there to stand for the word, and how well they do so (1: the word itself)."""

    tokens: tuple[str, ...]
    weight: float
    is_word: bool = False


@dataclass(frozen=True)
class Group:
    """One word of the question with its alternatives, the word itself first."""

    word: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Correction:
    """A word as it was written and as it was read."""

    written: str
    read: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class QueryPlan:
    """What to look for."""

    groups: tuple[Group, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def tokens(self) -> frozenset[str]:
        return frozenset(t for group in self.groups for each in group.alternatives for t in each.tokens)


def plan_query(
    text: str, vocabulary: Vocabulary, synonyms: SynonymTable, *, exact: bool = False, language: str = "nl"
) -> QueryPlan:
    """Plan the search for a question.

    Args:
        text: what somebody wrote, in any form.
        vocabulary: the words of the index, as this audience may know them.
        synonyms: general ones and the tenant's own.
        exact: take unknown words as they are written (the undo of a correction).
        language: of the page on which it is asked; its words go before those of other languages.

    Returns:
        One group per word that matters; none for an empty question.
    """
    written, corrections = words(text)[:MAX_WORDS], list[Correction]()
    theirs = _in_translations(written, language, vocabulary)
    if not exact:
        written, corrections = _read(written, vocabulary, language)
        exact = bool(corrections)  # a question in another language is no Dutch with slips of the keyboard
    content = list(dict.fromkeys(word for word in written if word not in STOP_WORDS)) or list(dict.fromkeys(written))
    known = vocabulary.frequencies({token for word in content for token in (stem(word), *part_stems(word))})
    drafts: dict[str, list[Alternative]] = {}
    read_as = tuple(corrections)
    for word in content:
        parts = part_stems(word)
        drafts[word] = [Alternative((stem(word),), 1.0, is_word=True)]
        if parts:
            drafts[word].append(Alternative(parts, PARTS_WEIGHT))
        if known.get(stem(word)):
            continue
        # An unknown compound: a document about some of its parts is better than nothing.
        drafts[word] += [
            Alternative((part,), LOOSE_PART_WEIGHT) for part in parts if len(parts) > 1 and known.get(part)
        ]
        if exact or word in theirs or (parts and all(known.get(part) for part in parts)):
            continue
        alternatives, correction = _respelled(word, vocabulary, synonyms)
        drafts[word] += alternatives
        if correction:
            corrections.append(correction)
    _add_joined(drafts, written, vocabulary)
    _add_synonyms(drafts, written, synonyms)
    _add_translated(drafts, theirs, read_as)
    groups = tuple(Group(word, _best_of_each(draft)) for word, draft in drafts.items())
    return QueryPlan(groups, tuple(corrections))


def _read(written: list[str], vocabulary: Vocabulary, language: str) -> tuple[list[str], list[Correction]]:
    """The question with words of other languages read as Dutch ones; what then still occurs nowhere is left out."""

    def occurs(word: str) -> bool:
        return word in STOP_WORDS or bool(vocabulary.frequencies([stem(word)]).get(stem(word)))

    def is_dutch(word: str) -> bool:
        return lexicon().is_word(word) or (len(word) < _LEAST_FOREIGN and word.isascii())

    read, replaced = in_dutch(written, language, occurs, is_dutch)
    if not replaced:
        return written, []
    dutch = {word for each in replaced for word in each.dutch}
    corrections = [
        Correction(
            each.written, " ".join(each.dutch), tuple(stem(word) for word in each.dutch if word not in STOP_WORDS)
        )
        for each in replaced
    ]
    return [word for word in read if word in dutch or occurs(word)], corrections


def _in_translations(written: list[str], language: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The words that stand in a translated text of the page's language, with their tokens. No query in Dutch."""
    tokens = {word: token for word in written if (token := translated_token(word, language))}
    known = vocabulary.frequencies(tokens.values()) if tokens else {}
    return {word: token for word, token in tokens.items() if known.get(token)}


def _add_translated(drafts: dict[str, list[Alternative]], theirs: dict[str, str], read: tuple[Correction, ...]) -> None:
    """A word of a translated text stands for itself, or beside the Dutch words that it was read as."""
    for each in read:
        tokens = tuple(dict.fromkeys(theirs[word] for word in each.written.split() if word in theirs))
        inside = [word for word in dict.fromkeys(each.read.split()) if word in drafts] if tokens else []
        for word in inside:
            drafts[word].append(Alternative(tokens, TRANSLATED_WEIGHT / len(inside) ** 0.5))
    replaced = {word for each in read for word in each.written.split()}
    for word, token in theirs.items():
        if word not in replaced:
            drafts.setdefault(word, []).append(Alternative((token,), TRANSLATED_WEIGHT))


def _respelled(
    word: str, vocabulary: Vocabulary, synonyms: SynonymTable
) -> tuple[list[Alternative], Correction | None]:
    """What an unknown word probably means: a near word, two words written as one, or a compound with one part
    mended."""
    shelf = vocabulary.shelf()
    apart = taken_apart(word, shelf)
    fixes = catalogue_corrections(word, shelf) or dictionary_corrections(word, shelf)
    found = [each for fix in fixes for each in _alternatives_of_fix(fix, synonyms)]
    if apart:
        found.append(Alternative(tuple(stem(part) for part in apart), JOINED_WEIGHT))
    if fixes:
        return found, Correction(word, fixes[0], (stem(fixes[0]),))
    if apart:
        return found, None  # another way of writing the same words is no correction worth a remark
    if repair := repaired_compound(word, shelf, _good_parts(word, vocabulary)):
        mended = (repair.mended,) if repair.is_token else _smallest(repair.mended)
        tokens = tuple(dict.fromkeys(t for t in (*_smallest(repair.good), *mended) if t in shelf.tokens))
        loose = [Alternative((token,), LOOSE_PART_WEIGHT) for token in tokens if len(tokens) > 1]
        return [Alternative(tokens, SPELLING_WEIGHT), *loose], Correction(word, repair.text, tokens)
    tokens = tuple(stem_corrections(word, shelf))
    if not tokens:
        return [], None
    return [Alternative((token,), SPELLING_WEIGHT) for token in tokens], Correction(word, tokens[0], tokens)


def _smallest(word: str) -> tuple[str, ...]:
    """The parts of a word, or its stem when it is no compound."""
    return part_stems(word) or (stem(word),)


def _alternatives_of_fix(fix: str, synonyms: SynonymTable) -> list[Alternative]:
    found = [Alternative((stem(fix),), SPELLING_WEIGHT)]
    if parts := part_stems(fix):
        found.append(Alternative(parts, SPELLING_WEIGHT * PARTS_WEIGHT))
    return found + [Alternative(other, SPELLING_WEIGHT * SYNONYM_WEIGHT) for other in synonyms.of((stem(fix),))]


def _good_parts(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The beginnings and endings of a word that make sense by themselves."""
    pieces = {piece for at in range(1, len(word)) for piece in (word[:at], word[at:])}
    known = vocabulary.frequencies({stem(piece) for piece in pieces})
    return frozenset(piece for piece in pieces if known.get(stem(piece)) or compound_parts(piece))


def _add_joined(drafts: dict[str, list[Alternative]], written: list[str], vocabulary: Vocabulary) -> None:
    """Two words that the catalogue writes as one: scoot mobiel."""
    pairs = {
        first + second: (first, second) for first, second in pairwise(written) if first in drafts and second in drafts
    }
    known = vocabulary.frequencies({stem(joined) for joined in pairs})
    for joined, pair in pairs.items():
        if known.get(stem(joined)):
            for word in pair:
                drafts[word].append(Alternative((stem(joined),), JOINED_WEIGHT / len(pair) ** 0.5))


def _add_synonyms(drafts: dict[str, list[Alternative]], written: list[str], synonyms: SynonymTable) -> None:
    """A synonym of a phrase can stand in for every content word of that phrase, each for its share."""
    stems = [stem(word) for word in written]
    for length in range(1, synonyms.longest + 1):
        for at in range(len(written) - length + 1):
            others = synonyms.of(tuple(stems[at : at + length]))
            inside = [word for word in dict.fromkeys(written[at : at + length]) if word in drafts]
            for word in inside:
                drafts[word] += [Alternative(other, SYNONYM_WEIGHT / len(inside) ** 0.5) for other in others]


def _best_of_each(alternatives: list[Alternative]) -> tuple[Alternative, ...]:
    """Each set of tokens once, at its best weight, in the order of first mention."""
    best: dict[tuple[str, ...], Alternative] = {}
    for each in alternatives:
        if each.tokens not in best or best[each.tokens].weight < each.weight:
            best[each.tokens] = each
    return tuple(best.values())
