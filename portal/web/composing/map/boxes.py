"""Rectangles of the picture that are taken: pins, clusters and names do not lie on top of each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portal.web.composing.map.frame import EDGE, Size


@dataclass(frozen=True)
class Box:
    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, x: int, y: int, width: int, height: int) -> "Box":
        return cls(x - width // 2, y - height // 2, x + width // 2, y + height // 2)

    @property
    def middle(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    @property
    def corners(self) -> tuple[tuple[int, int], ...]:
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.left, self.bottom),
            (self.right, self.bottom),
        )

    def overlap(self, other: "Box") -> int:
        """How much of the picture both cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * along if across > 0 and along > 0 else 0

    def inside(self, size: Size) -> bool:
        beside = self.left >= EDGE and self.right <= size.width - EDGE
        return beside and self.top >= EDGE and self.bottom <= size.height - EDGE


@dataclass
class Taken:
    """What is taken so far."""

    size: Size
    boxes: list[Box] = field(default_factory=list)

    def covered(self, box: Box) -> int:
        """How much of this rectangle is taken; sticking out of the picture counts as taken whole."""
        if not box.inside(self.size):
            return (box.right - box.left) * (box.bottom - box.top)
        return sum(box.overlap(other) for other in self.boxes)

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """The first of these that is free, taken from now on."""
        found = next(self._free(boxes), None)
        if found is not None:
            self.boxes.append(found)
        return found

    def _free(self, boxes: Iterable[Box]) -> Iterator[Box]:
        return (box for box in boxes if not self.covered(box))
