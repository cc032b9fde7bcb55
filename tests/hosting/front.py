"""What stands in the compose file, as processes of this machine: nginx with its template before two servers."""

import os
import re
import shlex
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from tests.browser.server import OFFLINE, PATIENCE, ROOT, free_port, uvicorn

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
NAME = "localhost"

UNCHECKED = ssl.create_default_context()
UNCHECKED.check_hostname = False
UNCHECKED.verify_mode = ssl.CERT_NONE
"""The certificate is made here, and signed by nobody."""


def find_nginx() -> str | None:
    """Return nginx, if this machine has it."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")


@dataclass
class Hosted:
    """Two servers behind nginx. *address* is that of nginx; *servers* the processes, *ports* and *watched* theirs."""

    address: str
    servers: list[subprocess.Popen] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)
    watched: list[int] = field(default_factory=list)

    def kill(self, number: int) -> None:
        """End a server as a machine that fails does."""
        self.servers[number].send_signal(signal.SIGKILL)
        self.servers[number].wait()

    def readers(self) -> list[int]:
        """Return how many pages are open at each server, as it tells Prometheus."""
        told = [urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) for port in self.watched]
        found = [re.search(r"^cxdash_readers (\S+)", one.read().decode(), re.MULTILINE) for one in told]
        return [int(float(one[1])) for one in found if one]


@contextmanager
def hosted(store: str, **settings: str) -> Iterator[Hosted]:
    """Start two servers over a store and nginx before them; lend them when both are ready."""
    ports, listen = [free_port(), free_port()], free_port()
    found = Hosted(f"https://{NAME}:{listen}", ports=ports, watched=[free_port(), free_port()])
    own = {"CXDASH_DATABASE_URL": store, "CXDASH_ALLOWED_HOSTS": NAME, "CXDASH_SIGN_IN": "none"}
    environment = os.environ | OFFLINE | own | {"CXDASH_PUBLIC_URL": found.address} | settings
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "servers.log"
        try:
            for port, watched in zip(ports, found.watched, strict=True):
                command = [*uvicorn(port), "--proxy-headers"]
                with log.open("ab") as written:
                    found.servers.append(
                        subprocess.Popen(
                            command,
                            cwd=ROOT,
                            env=environment | {"CXDASH_METRICS_PORT": str(watched)},
                            stdout=written,
                            stderr=subprocess.STDOUT,
                        )
                    )
            for port in ports:
                _wait(f"http://127.0.0.1:{port}/ready", log)
            with _nginx(Path(folder), listen, ports):
                _wait(f"{found.address}/assets/icon.png", log)
                yield found
        finally:
            for server in found.servers:
                server.kill()
                server.wait()


@contextmanager
def _nginx(folder: Path, listen: int, ports: list[int]) -> Iterator[None]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        shlex.split(
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
            f" -subj /CN={NAME} -keyout {shlex.quote(str(key))} -out {shlex.quote(str(certificate))}"
        ),
        check=True,
        capture_output=True,
    )
    filled = Template(_with_braces(TEMPLATE.read_text(encoding="utf-8"))).safe_substitute(
        CXDASH_NAME=NAME,
        CXDASH_LISTEN=f"127.0.0.1:{listen}",
        CXDASH_CERTIFICATE=certificate,
        CXDASH_KEY=key,
        CXDASH_FIRST=f"127.0.0.1:{ports[0]}",
        CXDASH_SECOND=f"127.0.0.1:{ports[1]}",
    )
    (folder / "cxdash.conf").write_text(filled, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;"
        f"events {{ worker_connections 512; }} http {{ access_log off; {temporary} include {folder}/cxdash.conf; }}",
        encoding="utf-8",
    )
    folder.chmod(0o755)
    command = [str(find_nginx()), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:
        try:
            yield
        finally:
            process.terminate()


def _with_braces(template: str) -> str:
    """Keep nginx's own variables apart from those that are filled in, which stand in braces."""
    return template.replace("${", "\0").replace("$", "$$").replace("\0", "${")


def _wait(address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5, context=UNCHECKED):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} is not served:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
