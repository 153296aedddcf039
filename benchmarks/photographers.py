"""Many photos at a time: sent by a script, and by two hundred learners."""

import asyncio
import itertools
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass

import requests
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.photos import noise
from benchmarks.pupil import InClass
from benchmarks.target import MB, Target, open_socket, visit_of
from mlintro import text
from tests.photos.corpus import saved

VISITS, AT_A_TIME = 20, 4
LEARNERS, WITHIN = 200, 60.0  # who show a photo, and in how many seconds


async def photos(target: Target) -> str:
    """Twenty visits, four at a time, send photos of almost 15 MB each, one after the other."""
    codes: Counter[int] = Counter()
    photo = bytes(149 * MB // 10)
    numbers = itertools.count()
    async with AsyncExitStack() as visits:
        sockets = [await visits.enter_async_context(open_socket(target.url)) for _ in range(VISITS)]
        names = itertools.cycle([await visit_of(socket) for socket in sockets])

        async def send() -> None:
            while target.is_open:
                number = str(next(numbers))
                codes[await asyncio.to_thread(send_photo, target.url, next(names), number, photo)] += 1

        await asyncio.gather(*(send() for _ in range(AT_A_TIME)))
    return f"photos answered with {dict(codes)}"


def send_photo(url: str, visit: str, name: str, photo: bytes) -> int:
    address = f"{url}/_stcore/upload_file/{visit}/{name}"
    return requests.put(address, files={"file": photo}, headers={"Origin": url}, timeout=120).status_code


@dataclass
class Photographer(InClass):
    """On the page of photos, where a file is taken."""

    async def choose(self) -> None:
        """Say that a photo of one's own is to be taken apart."""
        self.source = WidgetState(id=self.named("source"))
        self.source.string_array_value.data.append(text.load("pixels", "es").label("source_upload"))
        await self.send(self.source)

    async def show(self, photo: bytes) -> int:
        """Send a photo and see it: how the server answered to its sending."""
        code = await asyncio.to_thread(send_photo, self.url, self.name, "1", photo)
        file = {"file_id": "1", "name": "photo.jpg", "size": len(photo), "file_urls": {"file_id": "1"}}
        held = WidgetState(id=self.named("upload"), file_uploader_state_value={"uploaded_file_info": [file]})
        await self.send(self.source, held)
        return code


async def class_photos(target: Target) -> str:
    """
    Two hundred learners show a photo of 7 MB each, as it came from the camera, within a minute.

    The lesson's own browser would send a twentieth of it.
    """
    photo = saved(noise(4_000, 3_000), "JPEG", quality=97)
    photo += bytes(max(0, 7 * MB - len(photo)))
    codes: Counter[int] = Counter()
    errors = 0
    async with AsyncExitStack() as visits:

        async def show(number: int) -> None:
            nonlocal errors
            await asyncio.sleep(WITHIN * number / LEARNERS)
            learner = await visits.enter_async_context(Photographer(target.url, "pixeles", "part=photo"))
            await learner.choose()
            codes[await learner.show(photo)] += 1
            errors += len(learner.errors)

        await asyncio.gather(*(show(number) for number in range(LEARNERS)))
    return f"photos of {len(photo) / MB:.1f} MB answered with {dict(codes)}, {errors} errors shown"
