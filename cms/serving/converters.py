"""What a path of slugs looks like."""


class PathOfSlugs:
    """Words of letters, digits and hyphens, parted by slashes: no dot, so no name of a file."""

    regex = r"[-\w]+(?:/[-\w]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
