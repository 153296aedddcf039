"""What one pupil with a script can do to the others: python benchmarks/hostile.py [--seconds 20]

Each attack runs for so many seconds at most, on a server of its own on this machine, while somebody
else uses the neuron page. Prints how quick that page stayed, how long a newcomer waited for a first page,
and the server's memory: before, at its peak, and once the attacker has left. Linux only.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import requests
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.visitor import Visitor, use_neuron
from tests.processes import server_at
from tests.server import running

MB = 1_000_000
PAUSE = 0.2  # seconds between two reruns of who is attacked
BREAK = 5  # seconds after an attack, before memory is read
SOCKETS, VISITS, PHOTOS = 250, 20, 7
RERUN = BackMsg(rerun_script={}).SerializeToString()


def open_socket(url: str) -> websockets.connect:
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(
        address, subprotocols=["streamlit"], origin=url, max_size=None, compression=None
    )


async def send_again_and_again(url: str, seconds: float, message: bytes, most: int) -> str:
    """From one socket at a time as fast as it goes, and from a new one whenever that is closed."""
    codes: Counter[int | None] = Counter()
    sent, end = 0, time.monotonic() + seconds
    while time.monotonic() < end and sent < most:
        async with open_socket(url) as socket:
            with suppress(websockets.ConnectionClosed):
                await socket.send(RERUN)
                while time.monotonic() < end and sent < most:
                    await socket.send(message)
                    sent += 1
        codes[socket.close_code] += 1
    return f"{sent} messages of {len(message) / MB:.2f} MB sent, sockets closed with {dict(codes)}"


async def large(url: str, seconds: float) -> str:
    element = {"id": "$$ID-0-None", "json_value": json.dumps([[]] * (13 * MB // 4))}
    message = BackMsg(rerun_script={"widget_states": {"widgets": [element]}}).SerializeToString()
    return await send_again_and_again(url, seconds, message, most=8)


async def just_allowed(url: str, seconds: float) -> str:
    element = {"id": "$$ID-0-None", "json_trigger_value": json.dumps([[]] * (MB // 4 - 100))}
    message = BackMsg(rerun_script={"widget_states": {"widgets": [element]}}).SerializeToString()
    return await send_again_and_again(url, seconds, message, most=10_000)


async def reruns(url: str, seconds: float) -> str:
    return await send_again_and_again(url, seconds, RERUN, most=60_000)


async def heartbeats(url: str, seconds: float) -> str:
    heartbeat = BackMsg(app_heartbeat=True).SerializeToString()
    return await send_again_and_again(url, seconds, heartbeat, most=1_200_000)


async def file_names(url: str, seconds: float) -> str:
    names = BackMsg(file_urls_request={"file_names": [""] * MB}).SerializeToString()
    return await send_again_and_again(url, seconds, names, most=5)


async def photos(url: str, seconds: float) -> str:
    """Twenty visits send seven photos of almost 15 MB each."""
    codes: Counter[int] = Counter()
    end = time.monotonic() + seconds
    async with AsyncExitStack() as visits:
        for _ in range(VISITS):
            socket = await visits.enter_async_context(open_socket(url))
            await socket.send(RERUN)
            told = ForwardMsg()
            while not told.HasField("new_session"):
                told = ForwardMsg.FromString(await socket.recv())
            visit = told.new_session.initialize.session_id
            for number in range(PHOTOS):
                if time.monotonic() < end:
                    codes[await asyncio.to_thread(send_photo, url, visit, number)] += 1
        await asyncio.sleep(max(0.0, end - time.monotonic()))
    return f"photos answered with {dict(codes)}"


def send_photo(url: str, visit: str, number: int) -> int:
    address = f"{url}/_stcore/upload_file/{visit}/{number}"
    photo = {"file": bytes(149 * MB // 10)}
    return requests.put(address, files=photo, headers={"Origin": url}, timeout=60).status_code


async def idle(url: str, seconds: float) -> str:
    """250 sockets that ask for nothing, opened again whenever they are closed."""
    opened = 0

    async def hold() -> None:
        nonlocal opened
        while True:
            with suppress(websockets.WebSocketException, OSError):
                async with open_socket(url) as socket:
                    opened += 1
                    await socket.wait_closed()
            await asyncio.sleep(1)

    holders = [asyncio.create_task(hold()) for _ in range(SOCKETS)]
    await asyncio.sleep(seconds)
    for holder in holders:
        holder.cancel()
    return f"{opened} sockets opened"


Attack = Callable[[str, float], Awaitable[str]]
ATTACKS: dict[str, Attack] = {
    attack.__name__: attack for attack in (large, just_allowed, reruns, heartbeats, file_names, photos, idle)
}


def memory(process: int, name: str) -> float:
    """A line of a process's status, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(name)) / 1_024


async def arrive(url: str) -> float:
    """Seconds until a newcomer has the page and its first run."""
    started = time.perf_counter()
    (await asyncio.to_thread(requests.get, f"{url}/neurona", timeout=120)).raise_for_status()
    async with Visitor(url, "neurona"):
        return time.perf_counter() - started


async def attacked(url: str, name: str, seconds: float) -> None:
    process = server_at(url)
    async with Visitor(url, "neurona") as visitor:
        await visitor.rerun()
    before, over = memory(process, "VmRSS"), asyncio.Event()
    bystander = asyncio.create_task(use_neuron(url, over, PAUSE))
    attacker = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "--attack", name, url, "--seconds", str(seconds), stdout=subprocess.PIPE
    )
    said = asyncio.create_task(attacker.communicate())
    await asyncio.sleep(seconds / 4)
    newcomer = await arrive(url)
    result = (await said)[0].decode().strip()
    over.set()
    waits = sorted(await bystander)
    peak = memory(process, "VmHWM")
    await asyncio.sleep(BREAK)
    print(
        f"{name:13} {result}\n"
        f"{'':13} neuron page: median {statistics.median(waits):.0f} ms, "
        f"p95 {waits[int(0.95 * len(waits))]:.0f} ms, worst {waits[-1]:.0f} ms of {len(waits)}; "
        f"newcomer {newcomer:.1f} s; "
        f"memory {before:.0f}, {peak:.0f}, {memory(process, 'VmRSS'):.0f} MB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *ATTACKS], help="only these attacks")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--attack", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.attack:
        name, url = asked.attack
        print(asyncio.run(ATTACKS[name](url, asked.seconds)))
        return
    for name in asked.names or ATTACKS:
        try:
            with running() as url:
                asyncio.run(attacked(url, name, asked.seconds))
        except AssertionError as raised:  # by the server: its log
            print(f"{'':13} {str(raised).count('Traceback')} tracebacks in the log")


if __name__ == "__main__":
    main()
