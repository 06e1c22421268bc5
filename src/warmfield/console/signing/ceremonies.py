"""The two ceremonies of WebAuthn, as the library `webauthn` checks them: adding a passkey, coming in by one.

A person must show themselves to the device (a finger, a face, a code): user verification is asked for
and checked, so that a passkey alone is as good as a password with a code.
"""

# ruff: noqa: PLC0415 - slow to import, and seldom used
from collections.abc import Iterable

from warmfield.console.signing.passkeys import Passkey
from warmfield.console.signing.site_address import Site
from warmfield.plan.model import Person


def to_add(
    site: Site, community: str, person: Person, handle: bytes, known: Iterable[Passkey]
) -> tuple[str, bytes]:
    """What the browser is asked, as JSON, and the challenge in it."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers import structs

    options = generate_registration_options(
        rp_id=site.host,
        rp_name=community,
        user_id=handle,
        user_name=person.name,
        user_display_name=person.name,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=one.id) for one in known],
    )
    return options_to_json(options), options.challenge


def added(site: Site, challenge: bytes, said: str) -> tuple[bytes, bytes, int] | None:
    """The passkey's id, its public key and its count; None where it doesn't prove itself."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        made = verify_registration_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return made.credential_id, made.credential_public_key, made.sign_count


def to_come_in(site: Site) -> tuple[str, bytes]:
    """Names no passkey: the device shows those it has for this site."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers import structs

    verified = structs.UserVerificationRequirement.REQUIRED
    options = generate_authentication_options(rp_id=site.host, user_verification=verified)
    return options_to_json(options), options.challenge


def named_in(said: str) -> tuple[bytes, bytes] | None:
    """The passkey's id and the person's handle that an answer claims; nothing is checked yet."""
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        claimed = parse_authentication_credential_json(said)
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return claimed.raw_id, claimed.response.user_handle or b""


def came_in(site: Site, challenge: bytes, key: Passkey, said: str) -> int | None:
    """The passkey's new count. None where it doesn't prove itself, or counts backwards as a copy would."""
    from webauthn import verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        shown = verify_authentication_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return shown.new_sign_count
