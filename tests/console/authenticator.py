"""An authenticator in software, for what no real one does: old counts, other sites, nobody there."""

import base64
import hashlib
import json
import secrets
import struct
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(encoded: str) -> bytes:
    return base64.urlsafe_b64decode(encoded + "==")


class Authenticator:
    """One device with one passkey. What it says may be bent by the tests."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.count = 0
        self.verified = True
        self.id = secrets.token_bytes(16)
        self.handle = b""
        self.site = ""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options: dict[str, Any]) -> str:
        """Answer `navigator.credentials.create`."""
        self.handle, self.site = raw(options["user"]["id"]), options["rp"]["id"]
        point = self._key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        made = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(cose)
        said = {"fmt": "none", "attStmt": {}, "authData": self._told(ATTESTED) + made}
        client = self._client("webauthn.create", options["challenge"])
        response = {"clientDataJSON": text(client), "attestationObject": text(cbor2.dumps(said))}
        return self._whole(response)

    def show(self, options: dict[str, Any]) -> str:
        """Answer `navigator.credentials.get`."""
        client = self._client("webauthn.get", options["challenge"])
        told = self._told(0)
        signature = self._key.sign(told + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": text(client),
            "authenticatorData": text(told),
            "signature": text(signature),
            "userHandle": text(self.handle),
        }
        return self._whole(response)

    def _told(self, more: int) -> bytes:
        self.count += 1
        flags = PRESENT | (VERIFIED if self.verified else 0) | more
        return hashlib.sha256(self.site.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _whole(self, response: dict[str, str]) -> str:
        named = text(self.id)
        whole = {"id": named, "rawId": named, "type": "public-key", "response": response}
        return json.dumps({**whole, "clientExtensionResults": {}})
