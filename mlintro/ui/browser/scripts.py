"""
The scripts of our elements, each at its own address: a browser fetches it once and keeps it.

A component's script would travel with every answer, 25 to 40 kB of it on the pages with a lab: a fifth of a
second on a poor line. So the component is a few lines, which fetch the script and call it.
"""

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mlintro.ui.browser.assets import bundle, plain

FOLDER = Path(__file__).parent
FOR_A_YEAR = "public, immutable, max-age=31536000"  # another script has another address


@cache
def scripts() -> dict[str, str]:
    """Name and script of every element there is, its page drawn by this server or not."""
    found = FOLDER.parent.rglob("*.js")
    return {path.stem: bundle(str(path)) for path in found if path.with_suffix(".py").exists()}


def fetching(name: str) -> str:
    """The few lines. Raises KeyError without such an element."""
    digest = hashlib.sha256(scripts()[name].encode()).hexdigest()[:12]
    caller = plain((FOLDER / "fetching.js").read_text(encoding="utf-8"))
    return caller.replace("ADDRESS", f"elements/{name}.js?{digest}")


def script(request: Request) -> Response:
    """The answer at elements/NAME.js."""
    found = scripts().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found, media_type="text/javascript", headers={"cache-control": FOR_A_YEAR})
