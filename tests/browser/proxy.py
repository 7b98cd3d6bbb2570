"""A real nginx in front of the dashboard, set up as the guide says."""

import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import PATIENCE
from tests.building import ROOT

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
FRAME = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{told}
}}
"""


def told_in_readme() -> str:
    """Return the settings that the guide gives."""
    return (ROOT / "docs" / "operating.md").read_text(encoding="utf-8").partition("```nginx\n")[2].partition("```")[0]


@contextmanager
def proxied(folder: Path, server: str, port: int, *, megabytes: int = 0) -> Iterator[str]:
    """Run nginx on ``port`` with the guide's settings before ``server``; give its address.

    ``megabytes``: the largest body that it lets through, as the guide says if 0.
    """
    told = told_in_readme().replace("127.0.0.1:8501", server).replace("listen 80;", f"listen 127.0.0.1:{port};")
    told = told.replace("server_name kpi.example.vn;", "")
    if megabytes:
        told = told.replace("client_max_body_size 32m", f"client_max_body_size {megabytes}m")
    config = folder / "nginx.conf"
    config.write_text(FRAME.format(folder=folder, told=told), encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(config)])
    try:
        _wait_until_up(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "nginx has stopped"
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("nginx did not come up in time")
