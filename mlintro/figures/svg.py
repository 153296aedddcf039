"""The few SVG elements that the pictures are made of."""

from xml.sax.saxutils import escape, quoteattr

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"


def element(tag: str, body: str = "", /, **attributes: object) -> str:
    """
    One element; underscores in names become hyphens, numbers are written short.

    >>> element("line", x1=0.123456, stroke_width=2)
    '<line x1="0.12" stroke-width="2"/>'
    """
    written = "".join(f" {name.replace('_', '-')}={quoted(a)}" for name, a in attributes.items())
    return f"<{tag}{written}>{body}</{tag}>" if body else f"<{tag}{written}/>"


def quoted(value: object) -> str:
    """A value as that of an attribute. There is nothing to escape in a number."""
    return f'"{short(value)}"' if isinstance(value, int | float) else quoteattr(str(value))


def short(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def text(words: str, x: float, y: float, size: float, fill: str, **attributes: object) -> str:
    """Centred on x unless `text_anchor` says otherwise; `words` are escaped."""
    given = {"text_anchor": "middle", **attributes}
    return element("text", escape(words), x=x, y=y, font_size=size, fill=fill, **given)


def polyline(points: list[tuple[float, float]], **attributes: object) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return element("polyline", points=path, fill="none", **attributes)


def picture(width: float, height: float, *parts: str) -> str:
    """A whole picture; it scales to the width it is given."""
    return element(
        "svg",
        "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {short(float(width))} {short(float(height))}",
        width=short(float(width)),
        height=short(float(height)),
        font_family=FONT,
    )
