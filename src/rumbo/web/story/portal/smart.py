"""SMART App Launch (HL7, version 2.2), the standalone launch of a public client: what is said, and what the answers mean.

Nothing is sent here. Source: hl7.org/fhir/smart-app-launch ("App Launch", "Conformance"); RFC 7636 for the proof key, RFC 7009
for taking a permission back, RFC 9207 for who answers.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from rumbo.web.story.portal.addresses import check_named, show
from rumbo.words import Explained, Lang

SCOPES = ("launch/patient", "openid", "fhirUser", "offline_access")
READ_ALL, READ_ALL_V1 = "patient/*.rs", "patient/*.read"
SIGN_IN_LASTS = timedelta(minutes=30)  # ours: time to find the password and the second factor, and no more
LONGEST_TOKEN = 16_000
_TOKEN = re.compile(r"[\x21-\x7e]+")
_PATIENT = re.compile(r"[A-Za-z0-9\-._]{1,200}")  # FHIR says 64; older portals give longer ones
_ERROR = re.compile(r"[a-z_]{1,40}")


class Offers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a portal says of itself: its addresses, and what it can do."""

    authorize: str
    token: str
    revoke: str = ""
    issuer: str = ""
    names_itself: bool = False  # it says who it is when it answers (RFC 9207)
    capabilities: tuple[str, ...] = ()

    @property
    def is_meant_for_people(self) -> bool:
        """Whether it says that programs of a person's own computer may ask it. One that says nothing may still answer."""
        wanted = {"launch-standalone", "client-public"}
        return not self.capabilities or wanted <= set(self.capabilities)


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in that was begun and has not come back: what the answer must carry, and what only we know."""

    state: str
    verifier: str
    returns_to: str
    begun_at: datetime


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back with the browser from a hospital's sign-in page."""

    state: str = ""
    code: str = ""
    issuer: str = ""
    error: str = ""


class Permission(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a portal gave: whose record it opens, the token for now, and the one to come back with."""

    patient: str
    access: str = ""  # in memory only
    refresh: str = ""

    def __repr__(self) -> str:
        return "<permission>"


def read_offers(data: bytes, *, base: str) -> Offers:
    """What a portal's description says.

    Raises Explained: "portal-not-json", "portal-odd-addresses", "portal-no-proof-key".
    """
    said = _object(data, host=show(base).host)
    named = {key: _text(said.get(f"{key}_endpoint")) for key in ("authorization", "token", "revocation")}
    methods = said.get("code_challenge_methods_supported")
    if isinstance(methods, list) and "S256" not in methods:
        raise Explained("portal-no-proof-key", host=show(base).host)
    capabilities = said.get("capabilities")
    return Offers(
        authorize=check_named(named["authorization"], base=base), token=check_named(named["token"], base=base),
        revoke=check_named(named["revocation"], base=base) if named["revocation"] else "",
        issuer=_text(said.get("issuer")), names_itself=said.get("authorization_response_iss_parameter_supported") is True,
        capabilities=tuple(filter(None, map(_text, capabilities))) if isinstance(capabilities, list) else (),
    )  # fmt: skip


def begin_sign_in(*, lang: Lang, returns_to: str, now: datetime | None = None) -> SignIn:
    """A new sign-in. Its state begins with the person's language, so that the page they come back to speaks it."""
    return SignIn(
        state=f"{lang}.{secrets.token_urlsafe(32)}", verifier=secrets.token_urlsafe(64), returns_to=returns_to,
        begun_at=now or datetime.now(UTC),
    )  # fmt: skip


def challenge(verifier: str) -> str:
    """The proof key's S256 challenge (RFC 7636, 4.2).

    >>> challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    """
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def sign_in_address(offers: Offers, *, base: str, client_id: str, sign_in: SignIn) -> str:
    """The hospital's sign-in page with all that the protocol asks for, for the browser to go to."""
    read_all = READ_ALL if "permission-v2" in offers.capabilities else READ_ALL_V1
    asked = {
        "response_type": "code", "client_id": client_id, "redirect_uri": sign_in.returns_to,
        "scope": " ".join((*SCOPES, read_all)), "state": sign_in.state, "aud": base,
        "code_challenge": challenge(sign_in.verifier), "code_challenge_method": "S256",
    }  # fmt: skip
    return f"{offers.authorize}{'&' if urlsplit(offers.authorize).query else '?'}{urlencode(asked)}"


def belongs(answer: Answer, sign_in: SignIn | None) -> bool:
    """Whether an answer is to this sign-in."""
    return sign_in is not None and hmac.compare_digest(answer.state.encode(), sign_in.state.encode())


def check_answer(
    answer: Answer, *, sign_in: SignIn | None, offers: Offers, base: str, now: datetime | None = None
) -> None:
    """See that an answer is to a sign-in that was begun here, lately, and comes from whom it should, with a code.

    Raises Explained: "portal-wrong-state", "portal-too-late", "portal-wrong-issuer", "portal-said-no", "portal-sign-in-failed".
    """
    host = show(base).host
    if sign_in is None or not belongs(answer, sign_in):
        raise Explained("portal-wrong-state")
    if (now or datetime.now(UTC)) - sign_in.begun_at > SIGN_IN_LASTS:
        raise Explained("portal-too-late", host=host)
    if (answer.issuer or offers.names_itself) and answer.issuer != offers.issuer:
        raise Explained("portal-wrong-issuer", host=host)
    if answer.error == "access_denied":
        raise Explained("portal-said-no", host=host)
    if answer.error or not answer.code:
        said = answer.error if _ERROR.fullmatch(answer.error) else "?"
        raise Explained("portal-sign-in-failed", host=host, said=said)


def code_form(answer: Answer, *, sign_in: SignIn, client_id: str) -> dict[str, str]:
    """What is sent to trade a one-time code for a permission."""
    return {
        "grant_type": "authorization_code", "code": answer.code, "redirect_uri": sign_in.returns_to,
        "client_id": client_id, "code_verifier": sign_in.verifier,
    }  # fmt: skip


def refresh_form(permission: Permission, *, client_id: str) -> dict[str, str]:
    """What is sent to come back with a kept permission."""
    return {"grant_type": "refresh_token", "refresh_token": permission.refresh, "client_id": client_id}


def revoke_form(permission: Permission, *, client_id: str) -> dict[str, str]:
    """What is sent so that a kept permission counts no more."""
    return {"token": permission.refresh, "token_type_hint": "refresh_token", "client_id": client_id}


def read_permission(
    data: bytes, *, offers: Offers, base: str, client_id: str, before: Permission | None = None
) -> Permission:
    """What a portal gave for a code or a kept permission. What it does not say again stays as it was `before`.

    Raises Explained: "portal-not-json", "portal-sign-in-again", "portal-no-patient", "portal-wrong-issuer".
    """
    host = show(base).host
    said = _object(data, host=host)
    access, kind = _token(said.get("access_token")), _text(said.get("token_type"))
    if not access or kind.lower() != "bearer":
        raise Explained("portal-sign-in-again", host=host)
    who = _claims(_text(said.get("id_token")))
    if who and offers.issuer and (who.get("iss") != offers.issuer or client_id not in _audience(who)):
        raise Explained("portal-wrong-issuer", host=host)
    named = _text(said.get("patient")) or _patient_in(_text(who.get("fhirUser")))
    patient = named or (before.patient if before else "")
    if not _PATIENT.fullmatch(patient):
        raise Explained("portal-no-patient", host=host)
    refresh = _token(said.get("refresh_token")) or (before.refresh if before else "")
    return Permission(patient=patient, access=access, refresh=refresh)


def _object(data: bytes, *, host: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Explained("portal-not-json", host=host) from None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _token(value: Any) -> str:
    words = _text(value)
    return words if len(words) <= LONGEST_TOKEN and _TOKEN.fullmatch(words) else ""


def _claims(id_token: str) -> dict[str, Any]:
    """What an identity token claims; nothing when it is none. It came from the token address itself over an encrypted line,
    which may stand for checking its signature (OpenID Connect Core 1.0, 3.1.3.7, step 6).
    """
    parts = id_token.split(".")
    if len(parts) != 3:
        return {}
    try:
        body = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        return msgspec.json.decode(body, type=dict[str, Any])
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return {}


def _audience(claims: dict[str, Any]) -> list[Any]:
    given = claims.get("aud")
    return given if isinstance(given, list) else [given]


def _patient_in(fhir_user: str) -> str:
    """The id in a fhirUser claim that names the person themselves; nothing when it names a relative or a doctor."""
    kind, _, patient = fhir_user.rpartition("/")
    return patient if kind.rpartition("/")[2] == "Patient" else ""
