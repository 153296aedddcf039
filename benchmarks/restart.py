"""A class sits there with fifty tabs, and the server goes: python benchmarks/restart.py [--tabs 50]

Stopped (SIGTERM), then killed (SIGKILL), and started again at the same address. Prints how long it took to
end, in how many tabs all was there again without a click, how long after it was ready, and how many pages it
had to begin in the same tenth of a second and in the same second. Tabs over the websocket (tab.py): what two
or three real ones do, tests/browser/test_restart.py sees.
"""

import argparse
import asyncio
import bisect
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.tab import Tab
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.neuron.visit import NeuronVisit
from tests.processes import server_at
from tests.server import free_port, running

PAGES = ("neurona", "descenso", "pixeles", "funciones", "modelos")
LATEST = 60.0  # seconds until a tab is back, or something is wrong
End = Callable[[psutil.Process], None]


@dataclass
class Restart:
    ended: float  # seconds that the server took to end
    ready: float  # when it was again
    tabs: Sequence[Tab]
    whole: int  # tabs in which all is as it was

    @property
    def last(self) -> float:
        """Seconds from readiness until the last tab was back."""
        return max(tab.back for tab in self.tabs) - self.ready

    def together(self, seconds: float) -> int:
        """The most pages that the server began within so many seconds."""
        begun = sorted(tab.begun for tab in self.tabs)
        return max(bisect.bisect(begun, moment + seconds) - i for i, moment in enumerate(begun))


def own(number: int) -> tuple[dict[str, dict[str, object]], str]:
    """What a learner had done, another in each tab, and the link to it, as the page writes it."""
    weight = (number % 40 - 20) / 10
    neuron = NeuronVisit()
    neuron.follow({"w1": f"{weight}", "w2": "-1", "bias": "0.5"})
    descent = DescentVisit(2.5, 0.7, weight, rates=(0.5, 0.7), is_open=True)
    link = {**neuron.link(), **descent.link()}
    query = "&".join(f"{name}={value}" for name, value in link.items() if value is not None)
    return {"neuron": neuron.kept(), "descent": descent.kept()}, query


async def restarted(count: int, end: End) -> Restart:
    """End a server under so many open tabs, start it again, and wait until all of them are back."""
    port = free_port()
    with ExitStack() as first, ExitStack() as second:
        url = await asyncio.to_thread(first.enter_context, running(port=port))
        tabs = []
        for number in range(count):
            done, query = own(number)
            tab = await Tab(url, PAGES[number % len(PAGES)], query).__aenter__()
            await tab.give_back(done)
            tabs.append(tab)
        had = [tab.kept for tab in tabs]
        assert all({"neuron", "descent"} <= {name for name in kept if kept[name]} for kept in had)
        staying = [asyncio.create_task(tab.stay()) for tab in tabs]
        began = time.perf_counter()
        end(server := psutil.Process(server_at(url)))
        await asyncio.to_thread(server.wait, LATEST)
        ended = time.perf_counter() - began
        await asyncio.to_thread(first.close)
        await asyncio.to_thread(second.enter_context, running(port=port))
        ready = time.perf_counter()
        await asyncio.wait_for(asyncio.gather(*staying), LATEST)
        whole = sum(tab.kept == kept for tab, kept in zip(tabs, had, strict=True))
        for tab in tabs:
            await tab.__aexit__()
        await asyncio.to_thread(second.close)
    return Restart(ended, ready, tabs, whole)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tabs", type=int, default=50)
    asked = parser.parse_args()
    for name, end in (("stopped", psutil.Process.terminate), ("killed", psutil.Process.kill)):
        found = asyncio.run(restarted(asked.tabs, end))
        back = sorted(tab.back - found.ready for tab in found.tabs)
        print(
            f"{name}: ended after {found.ended:.1f} s; {found.whole} of {asked.tabs} tabs with all they had, "
            f"half of them {back[len(back) // 2]:.1f} s after it was ready, the last {found.last:.1f} s; "
            f"at most {found.together(0.1)} pages begun within 0.1 s, {found.together(1)} within 1 s",
            flush=True,
        )


if __name__ == "__main__":
    main()
