"""What the portal is compared with: the same bytes out of memory, and the same page by Django."""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

from portal import free_port
from worlds import World

PEERS = Path(__file__).parent / "peers"


class Yardstick:
    """A server that answers every request with one page, on the portal's core."""

    def __init__(self, name: str, command: list, path: str, cookie: str, core: int, **environment: str):
        self.name, self.path, self.port = name, path, free_port()
        self.headers = {"Cookie": cookie} if cookie else {}
        words = ["taskset", "--cpu-list", str(core), *(str(word).replace("PORT", str(self.port)) for word in command)]
        self.process = subprocess.Popen(
            words,
            cwd=PEERS / "django",
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(200):
            try:
                self.status, self.bytes = self.ask()
                break
            except OSError:
                time.sleep(0.05)
        else:
            self.stop()
            raise SystemExit(f"{name} did not start: {self.process.stderr.read().decode()}")
        if self.status != 200:
            self.stop()
            raise SystemExit(f"{name} answers {self.status}: {self.process.stderr.read().decode()}")

    def ask(self) -> tuple[int, int]:
        """Status and size of its page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", self.path, headers=self.headers)
        answer = connection.getresponse()
        return answer.status, len(answer.read())

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def processes(self) -> list[int]:
        """Its process and the workers of that."""
        pid = self.process.pid
        return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        self.process.wait(30)


def same_bytes(page: bytes, folder: Path, core: int = 0) -> Yardstick:
    """The page out of memory, by actix-web. Built once."""
    target = folder / "bytes"
    subprocess.run(
        ["cargo", "build", "--release", "--locked", "--quiet", "--manifest-path", PEERS / "bytes" / "Cargo.toml"],
        env={**os.environ, "CARGO_TARGET_DIR": str(target)},
        check=True,
    )
    file = target / "page.html"
    file.write_bytes(page)
    return Yardstick(
        "the same bytes from memory", [target / "release" / "bytes-from-memory", "PORT", file], "/customers", "", core
    )


def django(world: World, core: int = 0) -> Yardstick:
    """The customers page of a world on PostgreSQL, by Django behind gunicorn."""
    environment = {"PEER_DATABASE_URL": world.url or ""}
    made = subprocess.run(
        [sys.executable, "peer.py"],
        cwd=PEERS / "django",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise SystemExit(made.stderr)
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        "127.0.0.1:PORT",
        "--workers",
        "3",
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--keep-alive",
        "60",
        "--log-level",
        "error",
        "--no-control-socket",
        "peer:application",
    ]
    return Yardstick("Django", command, "/customers", f"sessionid={made.stdout.strip()}", core, **environment)
