"""The photos that the server holds: their bytes are bounded for a visit, for an address and in all."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from mlintro.ui.server.allowance import Allowance

MB = 1_000_000
# A photo is decoded as soon as it has come, so the oldest can go where there is no room: what is
# shown stays. Of the whole, an address may fill five sixths, as of the places.
IN_ALL = 300 * MB
OF_AN_ADDRESS = 250 * MB
OF_A_VISIT = 32 * MB  # two of the largest: a file and a shot of the camera
A_MINUTE = 130  # of one visit: three times what somebody takes who does nothing else (benchmarks/honest.py)


@dataclass(eq=False, slots=True)
class Photo:
    visit: str
    name: str
    address: str
    size: int
    is_here: bool = False  # or on its way


class HeldPhotos:
    """
    The photos that are here or on their way, the oldest first.

    `let_go` is told the visit and the name of each that has to make room.
    """

    def __init__(
        self, let_go: Callable[[str, str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._let_go = let_go
        self._photos: list[Photo] = []
        self._sent = Allowance(A_MINUTE, 60.0, clock)  # by visit

    def begin(self, visit: str, name: str, address: str, size: int) -> Photo | None:
        """Room for a photo of `size` bytes that is to come; None where there is none."""
        if not self._sent.take(visit):
            return None
        bounds: tuple[tuple[int, Callable[[Photo], bool]], ...] = (
            (OF_A_VISIT, lambda photo: photo.visit == visit),
            (OF_AN_ADDRESS, lambda photo: photo.address == address),
            (IN_ALL, lambda photo: True),
        )
        for bound, counts in bounds:
            while sum(photo.size for photo in self._photos if counts(photo)) + size > bound:
                oldest = next((photo for photo in self._photos if photo.is_here and counts(photo)), None)
                if oldest is None:
                    return None
                self._give_up(oldest)
        self._photos.append(Photo(visit, name, address, size))
        return self._photos[-1]

    def end(self, photo: Photo, is_here: bool) -> None:
        """It has come, or it will not. Of the same name, an earlier one is gone."""
        self._photos = [
            other
            for other in self._photos
            if other is not photo and not (is_here and (other.visit, other.name) == (photo.visit, photo.name))
        ]
        if is_here:
            photo.is_here = True
            self._photos.append(photo)

    def taken_away(self, visit: str, name: str) -> None:
        """The learner, or their browser, has taken one away. What is on its way still takes its room."""
        self._photos = [
            photo for photo in self._photos if not photo.is_here or (photo.visit, photo.name) != (visit, name)
        ]

    def leave(self, visit: str) -> None:
        """A visit has left: its photos go with it."""
        for photo in [photo for photo in self._photos if photo.visit == visit and photo.is_here]:
            self._give_up(photo)

    def _give_up(self, photo: Photo) -> None:
        self._let_go(photo.visit, photo.name)
        self._photos.remove(photo)
