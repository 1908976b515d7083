"""A mail server that really receives: on loopback, by STARTTLS with a certificate of a throw-away authority, after signing in."""

import datetime
import ipaddress
import socket
import ssl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from portal import Mail, wait_until

USER, PASSWORD = "portal", "s3cret:of/the@relay"
HOST = "127.0.0.1"


class MailServer:
    """Keeps what it receives; refuses for good whoever is `gone@…`."""

    def __init__(self, folder):
        self.authority, certificate = make_certificates(folder)
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate)
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port = free.getsockname()[1]
        self.received = []
        self._controller = Controller(
            self,
            hostname=HOST,
            port=self.port,
            tls_context=tls,
            require_starttls=True,
            authenticator=self._authenticate,
            auth_required=True,
        )
        self._controller.start()

    @property
    def settings(self):
        """What the portal needs to know."""
        password = "".join(f"%{byte:02x}" for byte in PASSWORD.encode())
        return {
            "TANDEM_SMTP_URL": f"smtp://{USER}:{password}@{HOST}:{self.port}?tls=required",
            "TANDEM_MAIL_FROM": "Tandem <portal@tandem.example>",
            "SSL_CERT_FILE": str(self.authority),
        }

    def stop(self):
        self._controller.stop()

    def _authenticate(self, server, session, envelope, mechanism, data):
        known = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=known)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        assert session.ssl is not None and session.authenticated
        self.received.append((envelope.rcpt_tos, Mail(envelope.content)))
        return "250 Received"

    def mail_to(self, address, containing="", count=1):
        """The newest message that was handed over for `address` and holds some words, once there are `count` of them."""
        found = []

        def look():
            found[:] = [
                mail for to, mail in self.received if to == [address] and containing in mail["Subject"] + mail.text
            ]
            return len(found) >= count

        wait_until(f"{count}. mail to {address} with {containing!r}; received: {[to for to, _ in self.received]}", look)
        return found[-1]


def make_certificates(folder):
    """An authority, and a server's certificate for this machine; the paths of the two files."""
    now = datetime.datetime.now(datetime.timezone.utc)

    def builder(name, issuer, key):
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=1))
        )

    def name(words):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])

    def pem(certificate):
        return certificate.public_bytes(serialization.Encoding.PEM)

    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = name("Throw-away authority of a test")
    signs_certificates = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    ca = (
        builder(ca_name, ca_name, ca_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(signs_certificates, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    here = [x509.IPAddress(ipaddress.ip_address(HOST)), x509.DNSName("localhost")]
    server = (
        builder(name("localhost"), ca_name, key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(here), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    authority, certificate = folder / "authority.pem", folder / "server.pem"
    authority.write_bytes(pem(ca))
    plain_key = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificate.write_bytes(pem(server) + plain_key)
    return authority, certificate
