"""What an engine is asked: which documents meet these words. Boolean only; the order is the ranking's."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.plan import Group

# One way to meet a group: terms that are all there.
AllOf = tuple[str, ...]
# A group: any of these ways will do.
AnyOf = tuple[AllOf, ...]


@dataclass(frozen=True)
class Expression:
    """Every group must be met, each in any of its ways. Without groups everything matches."""

    groups: tuple[AnyOf, ...] = ()

    def __and__(self, other: "Expression") -> "Expression":
        return Expression(self.groups + other.groups)


EVERYTHING = Expression()


def single(term: str) -> Expression:
    """Documents with one term."""
    return Expression((((term,),),))


def any_term(terms: Iterable[str]) -> Expression:
    """Documents with at least one of the terms."""
    return Expression((tuple((term,) for term in sorted(set(terms))),))


def all_groups(groups: Iterable[Group]) -> Expression:
    """Documents that meet every word of the question."""
    return Expression(tuple(tuple(each.tokens for each in group.alternatives) for group in groups))


def any_group(groups: Iterable[Group]) -> Expression:
    """Documents that meet at least one word of the question."""
    ways = dict.fromkeys(each.tokens for group in groups for each in group.alternatives)
    return Expression((tuple(ways),)) if ways else EVERYTHING


def in_title(groups: Iterable[Group]) -> Expression:
    """Documents whose title meets every word of the question."""
    return Expression(
        tuple(
            tuple(tuple(title_term(token) for token in each.tokens) for each in group.alternatives) for group in groups
        )
    )


def title_term(token: str) -> str:
    """The term that says: this token stands in the title."""
    return f"_{token}"


def title_prefix(beginning: str) -> str:
    """Any token in the title that begins so; the star is the mark of a beginning in every dialect."""
    return f"{title_term(beginning)}*"
