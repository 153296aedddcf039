"""What a tab is answered that asks whether its class has moved."""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from mlintro.classes import AwayError
from mlintro.classes.codes import read
from mlintro.classes.moving import MOVED, revision_for

ASKED = re.compile(rf"/{MOVED}(\w+)/(\w+)$")  # also where the lesson stands below a path


class Moved:
    """
    Middleware: at moved/CODE/NAME the class's revision, empty where there is none or its home is away.

    Without its name a class is not there: codes cannot be guessed here. A route would come behind all that
    Streamlit does for every request, and cost a third more.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (asked := ASKED.search(scope["path"])):
            answer = PlainTextResponse(
                await revision_at(*asked.groups()), headers={"cache-control": "no-store"}
            )
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def revision_at(code: str, name: str) -> str:
    # Here and not above: before the server runs, defining a cached function logs a warning.
    from mlintro.ui.classes.moving.recent import recent

    if not (known := read(code)):
        return ""
    try:
        return revision_for(await recent().board(known), name)
    except AwayError:
        return ""
