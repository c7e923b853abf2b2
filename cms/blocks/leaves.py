"""The leaves of a stream as the database has them, without asking for what they point at. No query."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks

Leaf = tuple[str, blocks.Block, Any]
Change = Callable[[str, blocks.Block, Any], Any]


def leaves_of(value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Each leaf of a stream: its block, and what is kept in it."""
    for _path, block, kept in paths_of(value):
        yield block, kept


def paths_of(value: Any) -> Iterator[Leaf]:
    """The same with the road to each leaf: ids of blocks and names of fields, parted by dots."""
    yield from _walk(value.stream_block, list(_raw(value)), "")


def rewritten(value: Any, change: Change) -> Any:
    """A stream with each leaf as `change` says, and everything else as it was."""
    raw = _rewrite(value.stream_block, list(_raw(value)), "", change)
    return value.stream_block.to_python(raw)


def _raw(value: Any) -> list[dict[str, Any]]:
    """As JSON keeps it; a stream that was changed in memory is written out first."""
    kept: list[dict[str, Any]] = value.stream_block.get_prep_value(value)
    return kept


def _walk(block: blocks.Block, raw: Any, path: str) -> Iterator[Leaf]:
    for inner, kept, road, _put in _children(block, raw, path):
        yield from _walk(inner, kept, road)
    if not _has_children(block):
        yield path, block, raw


def _rewrite(block: blocks.Block, raw: Any, path: str, change: Change) -> Any:
    if not _has_children(block):
        return change(path, block, raw)
    written = dict(raw) if isinstance(raw, dict) else [dict(each) for each in raw or []]
    for inner, kept, road, put in _children(block, written, path):
        put(_rewrite(inner, kept, road, change))
    return written


def _has_children(block: blocks.Block) -> bool:
    return isinstance(block, blocks.StreamBlock | blocks.ListBlock | blocks.StructBlock)


def _children(
    block: blocks.Block, raw: Any, path: str
) -> Iterator[tuple[blocks.Block, Any, str, Callable[[Any], None]]]:
    """What stands in a block: the inner block, what is kept, the road to it, and how to put another in its place."""
    if isinstance(block, blocks.StructBlock):
        for name, inner in block.child_blocks.items():
            if isinstance(raw, dict) and name in raw:
                yield inner, raw[name], _road(path, name), _putter(raw, name)
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for item in raw or []:
            inner = block.child_blocks.get(item["type"]) if isinstance(block, blocks.StreamBlock) else block.child_block
            if inner is not None:
                yield inner, item["value"], _road(path, str(item.get("id") or "")), _putter(item, "value")


def _putter(kept: dict[str, Any], name: str) -> Callable[[Any], None]:
    def put(value: Any) -> None:
        kept[name] = value

    return put


def _road(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step
