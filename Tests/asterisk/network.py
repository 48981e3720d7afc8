"""Two networks on one machine: the exchange's own, and outside it everybody whom it calls or who calls it.

Nothing leaves the machine. The exchange's network has no loopback address, so what its configuration calls
127.0.0.1 lies outside, where a carrier listens; names are answered by a server that knows only the bench's.
"""

import pathlib
import socket
import struct
import subprocess
import threading
import time
from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# RFC 5737: addresses that no network routes.
EXCHANGE, MODEL, COLLEAGUE, CARRIER = "192.0.2.10", "192.0.2.1", "192.0.2.4", "127.0.0.1"
# Phones that are known by their addresses have one each.
PHONES = ["192.0.2.4", "192.0.2.5", "192.0.2.6"]


def shell(*command):
    subprocess.run(command, check=True, capture_output=True, text=True)


class Networks:
    """Made inside a user, network and mount namespace of one's own (`unshare -rnm`)."""

    def __init__(self):
        # The exchange's network lives as long as this process.
        quiet = {name: subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
        self.holder = subprocess.Popen(["unshare", "-n", "sleep", "600"], **quiet)
        self.inside = ["nsenter", "-t", str(self.holder.pid), "-n"]
        self._wait_for_namespace()
        shell("ip", "link", "set", "lo", "up")
        shell(
            "ip",
            "link",
            "add",
            "outside",
            "type",
            "veth",
            "peer",
            "name",
            "line",
            "netns",
            str(self.holder.pid),
        )
        for address in (MODEL, *PHONES):
            shell("ip", "addr", "add", f"{address}/24", "dev", "outside")
        shell("ip", "link", "set", "outside", "up")
        route_loopback = "echo 1 > /proc/sys/net/ipv4/conf/{}/route_localnet"
        shell("sh", "-c", route_loopback.format("outside"))
        for command in (
            "ip link set lo up",
            "ip addr del 127.0.0.1/8 dev lo",
            f"ip addr add {EXCHANGE}/24 dev line",
            "ip link set line up",
            route_loopback.format("line"),
            route_loopback.format("all"),
            f"ip route add {CARRIER}/32 dev line src {EXCHANGE}",
        ):
            shell(*self.inside, "sh", "-c", command)

    def _wait_for_namespace(self):
        own = pathlib.Path("/proc/self/ns/net").readlink()
        while pathlib.Path(f"/proc/{self.holder.pid}/ns/net").readlink() == own:
            time.sleep(0.01)

    def close(self):
        self.holder.kill()
        self.holder.wait()


def replace(path, text, folder):
    """Puts a text in a system file's place, for this mount namespace only."""
    own = folder / pathlib.Path(path).name
    own.write_text(text, encoding="utf-8")
    shell("mount", "--bind", str(own), str(pathlib.Path(path).resolve()))


def name_server(names):
    """Answers A questions for the names given, nothing else, on MODEL's port 53."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind((MODEL, 53))

    def serve():
        while True:
            question, asker = server.recvfrom(1500)
            end, labels = 12, []
            while question[end]:
                labels.append(question[end + 1 : end + 1 + question[end]].decode())
                end += question[end] + 1
            (kind,) = struct.unpack(">H", question[end + 1 : end + 3])
            address = names.get(".".join(labels).lower())
            found = kind == 1 and address
            answer = struct.pack(">HHHIH4s", 0xC00C, 1, 1, 5, 4, socket.inet_aton(address)) if found else b""
            # A name that is known but has no such record is no error; SRV lookups come down to that.
            flags = 0x8580 if address else 0x8583
            head = question[:2] + struct.pack(">HHHHH", flags, 1, 1 if found else 0, 0, 0)
            server.sendto(head + question[12 : end + 5] + answer, asker)

    threading.Thread(target=serve, daemon=True).start()


def certificate(name, folder, *others):
    """A certificate for a name, or several, by an authority made for it: the authority's text and the path of the chain."""

    def subject(common_name):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])

    def build(own_name, key, issuer_name, issuer_key, authority):
        now = datetime.now(timezone.utc)
        made = (
            x509.CertificateBuilder()
            .subject_name(subject(own_name))
            .issuer_name(subject(issuer_name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        )
        if not authority:
            made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in (own_name, *others)]), critical=False)
        return made.sign(issuer_key, hashes.SHA256())

    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = build("Bench", authority_key, "Bench", authority_key, True)
    leaf = build(name, key, "Bench", authority_key, False)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "far_end.pem"
    path.write_bytes(private + leaf.public_bytes(serialization.Encoding.PEM))
    return authority.public_bytes(serialization.Encoding.PEM).decode(), path
