"""Which site this is for a browser: passkeys are made for it, and other sites lead back to it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.requests import Request

from warmfield.console.house_ports import Ports


class Site(Struct, frozen=True):
    """`host` is WebAuthn's rp id, `origin` what the browser says in what it signs."""

    host: str
    origin: str

    @property
    def takes_passkeys(self) -> bool:
        """Browsers make passkeys over TLS and on `localhost`, and never for an address of digits."""
        try:
            ip_address(self.host.strip("[]"))
        except ValueError:
            return self.origin.startswith("https://") or self.host == "localhost"
        return False


def site_of(ports: Ports, request: Request) -> Site:
    """The address of the settings; without one, the address that was asked for."""
    parts = urlsplit(ports.address or str(request.base_url))
    return Site(host=parts.hostname or "", origin=f"{parts.scheme}://{parts.netloc}")
