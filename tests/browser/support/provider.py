"""An identity provider as a process of its own: the npm package oidc-provider, on this machine."""

import os
import socket
import subprocess
from pathlib import Path

from portal import ROOT, wait_until

FOLDER = Path(os.environ.get("TANDEM_TEST_PROVIDER", ROOT / "target/oidc-provider/node_modules/oidc-provider"))
SCRIPT = Path(__file__).with_name("provider.mjs")
CLIENT, SECRET = "tandem", "secret-for-tests"


class Provider:
    """One that knows everybody by whatever name they enter."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.place = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.place}"

    def start(self, portal, log_file):
        """Starts it, for the portal at this address."""
        assert FOLDER.exists(), f"{FOLDER} is missing: scripts/test browser installs it"
        self.log_file = log_file
        with log_file.open("wb") as log:
            command = ["node", SCRIPT, FOLDER, str(self.port), portal]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_until("provider", lambda: "ready" in log_file.read_text("utf-8", "replace") or self._ended())
        return self

    def _ended(self):
        assert self._process.poll() is None, self.log_file.read_text("utf-8", "replace")
        return False

    def stop(self):
        self._process.terminate()
        self._process.wait()
