"""Load: wrk on a core of its own, and what it cost those who answered."""

import json
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from portal import cpu_of

# What wrk says in the end, as one line of JSON.
DONE = """
done = function(summary, latency, requests)
  io.write(string.format('{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


@dataclass(frozen=True)
class Load:
    """What one round found. Times in seconds, processor time for one request."""

    rate: float
    p50: float
    p99: float
    cpu: float
    server_cpu: float


def load(
    url: str,
    headers: dict[str, str],
    processes: Callable[[], list[int]],
    server: Callable[[], list[int]] = lambda: [],
    *,
    seconds: float = 2,
    connections: int = 16,
    script: str = "",
    core: int = 1,
) -> Load:
    """Asks for one address as fast as it is answered, or for what the script's `request` says.

    The processor time of `processes` and of the database `server` is divided by the requests. An answer of 400 and more
    ends everything: then something else was measured than was meant.
    """
    lines = [f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in headers.items()]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write("\n".join(lines) + "\n" + script + DONE)
        file.flush()
        before, server_before = cpu_of(processes()), cpu_of(server())
        done = subprocess.run(
            [
                "taskset",
                "--cpu-list",
                str(core),
                "wrk",
                "--threads",
                "1",
                "--connections",
                str(connections),
                "--duration",
                f"{max(1, round(seconds))}s",
                "--timeout",
                "30s",
                "--latency",
                "--script",
                file.name,
                url,
            ],
            capture_output=True,
            text=True,
        )
        used, server_used = cpu_of(processes()) - before, cpu_of(server()) - server_before
    found = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not found:
        raise SystemExit(f"wrk {url}: {done.stdout}{done.stderr}")
    said = json.loads(found[-1])
    if said["refused"] or said["broken"]:
        raise SystemExit(f"wrk {url}: {said['refused']} refused, {said['broken']} broken of {said['requests']}")
    requests = max(1, said["requests"])
    return Load(
        rate=requests / (said["microseconds"] / 1e6),
        p50=said["p50"] / 1e6,
        p99=said["p99"] / 1e6,
        cpu=used / requests,
        server_cpu=server_used / requests,
    )
