"""Behind HAProxy, nginx and Caddy as they come, nobody passes for another network by a header of its own."""

import contextlib
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

from portal_under_load import Client, portal

WHO = "sales.agent@aurora.example"
HAPROXY = """
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  option forwardfor
frontend front
  bind 127.0.0.1:{front}
  default_backend back
backend back
  server portal 127.0.0.1:{back}
"""
NGINX = """
daemon off;
error_log /dev/null;
pid {folder}/nginx.pid;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{front};
    location / {{
      proxy_pass http://127.0.0.1:{back};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }}
  }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{front} {{
  reverse_proxy 127.0.0.1:{back}
}}
"""
PROXIES = {
    "HAProxy": (HAPROXY, lambda file: ["haproxy", "-f", file]),
    "nginx": (NGINX, lambda file: ["nginx", "-c", file]),
    "Caddy": (CADDY, lambda file: ["caddy", "run", "--adapter", "caddyfile", "--config", file]),
}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def proxy(name, back):
    """The proxy before the portal; gives its port."""
    config, command = PROXIES[name]
    with tempfile.TemporaryDirectory() as folder:
        front = free_port()
        file = pathlib.Path(folder, "proxy.conf")
        file.write_text(config.format(front=front, back=back, folder=folder))
        process = subprocess.Popen(command(str(file)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(100):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", front)) == 0:
                        break
                time.sleep(0.1)
            else:
                raise AssertionError(f"{name} did not start")
            yield front
        finally:
            process.terminate()
            process.wait()


# What whoever guesses adds to each try, to seem to be somebody else each time.
FORGED = {
    "no header": lambda _: [],
    "a header": lambda number: [("X-Forwarded-For", f"10.9.0.{number}")],
    "two headers": lambda number: [("X-Forwarded-For", f"10.0.2.{number}"), ("X-Forwarded-For", "203.0.113.9")],
    "a list": lambda number: [("X-Forwarded-For", f"10.0.3.{number}, 127.0.0.1")],
}


def main():
    passed = True
    for name in PROXIES:
        for way, headers in FORGED.items():
            # The clients come from an address that is no proxy's.
            with portal(TANDEM_TRUSTED_PROXIES="127.0.0.1/32") as back, proxy(name, back) as front:
                client = Client(front, source="127.0.0.2").open_form()
                took = [client.sign_in(WHO, "not this one", headers(number)) for number in range(1, 14)]
            slowed = all(status == 429 or seconds >= 0.5 for status, seconds in took[10:])
            shown = " ".join(f"{seconds:.2f}" for _, seconds in took)
            print(f"{name}, {way}: {'slowed' if slowed else 'NOT SLOWED'} ({shown})")
            passed &= slowed
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
