"""Altair, imported when a picture is first described: a start with all pictures kept compiled needs none of it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt
else:

    class _Late:
        def __getattr__(self, name: str) -> Any:
            import altair  # noqa: PLC0415

            return getattr(altair, name)

    alt = _Late()

__all__ = ["alt"]
