"""SMART App Launch: what the sign-in asks for, which answers count, and what a permission is."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.story.portal import smart
from rumbo.web.story.portal.smart import Answer, Offers, Permission
from rumbo.words import Explained

BASE = "https://fhir.hospital.example/R4"
HOST = "fhir.hospital.example"
DESCRIBED: dict[str, Any] = {
    "authorization_endpoint": "https://auth.hospital.example/authorize",
    "token_endpoint": "https://auth.hospital.example/token",
    "code_challenge_methods_supported": ["S256"],
}  # fmt: skip
OFFERS = Offers(authorize="https://a.example/authorize", token="https://a.example/token", issuer="https://a.example")
NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
BEGUN = smart.begin_sign_in(lang="es", returns_to="http://127.0.0.1:7786/portal", now=NOW)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
)


def offers(**more: Any) -> Offers:
    """What a description with these words gives; None leaves one out."""
    said = {key: value for key, value in {**DESCRIBED, **more}.items() if value is not None}
    return smart.read_offers(json.dumps(said).encode(), base=BASE)


def trouble_of(problem: pytest.ExceptionInfo[Explained]) -> str:
    return problem.value.message.id


def test_a_description_gives_the_addresses() -> None:
    found = offers(
        revocation_endpoint="https://auth.hospital.example/revoke",
        issuer="https://hospital.example",
        capabilities=["launch-standalone", "client-public", 7],
        authorization_response_iss_parameter_supported=True,
    )
    assert found.authorize == DESCRIBED["authorization_endpoint"]
    assert found.token == DESCRIBED["token_endpoint"]
    assert (found.revoke, found.issuer) == ("https://auth.hospital.example/revoke", "https://hospital.example")
    assert found.names_itself
    assert found.is_meant_for_people


def test_a_portal_that_is_meant_for_others_says_so() -> None:
    assert not offers(capabilities=["launch-ehr", "client-public"]).is_meant_for_people
    assert offers(capabilities="launch-ehr").is_meant_for_people


def test_an_older_portal_that_says_nothing_of_proof_keys_may_answer() -> None:
    assert offers(code_challenge_methods_supported=None).token


def test_a_portal_without_the_proof_key_is_refused() -> None:
    with pytest.raises(Explained) as refused:
        offers(code_challenge_methods_supported=["plain"])
    assert trouble_of(refused) == "portal-no-proof-key"


@pytest.mark.parametrize("which", ["authorization_endpoint", "token_endpoint", "revocation_endpoint"])
@pytest.mark.parametrize("named", ["http://auth.hospital.example/", "https://127.0.0.1:7786/", "nowhere"])
def test_an_address_that_may_not_be_used_is_refused(which: str, named: str) -> None:
    with pytest.raises(Explained) as refused:
        offers(**{which: named})
    assert trouble_of(refused) == "portal-odd-addresses"


@pytest.mark.parametrize("data", [b"<html>", b"", b"[]", b"\xff", b'{"a":' * 3000, b"null"])
def test_a_description_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(Explained) as refused:
        smart.read_offers(data, base=BASE)
    assert trouble_of(refused) == "portal-not-json"


@given(st.dictionaries(st.sampled_from([*DESCRIBED, "issuer", "capabilities", "revocation_endpoint"]), json_values))
def test_whatever_a_description_says_is_understood_or_refused(said: dict[str, Any]) -> None:
    try:
        found = smart.read_offers(json.dumps({**DESCRIBED, **said}).encode(), base=BASE)
    except Explained:
        return
    assert found.token.startswith("https://")


def test_the_sign_in_asks_for_what_the_protocol_wants_and_for_reading_only() -> None:
    address = smart.sign_in_address(OFFERS, base=BASE, client_id="rumbo", sign_in=BEGUN)
    asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith("https://a.example/authorize?response_type=code&")
    assert asked.pop("scope") == "launch/patient openid fhirUser offline_access patient/*.read"
    assert asked == {
        "response_type": "code", "client_id": "rumbo", "redirect_uri": BEGUN.returns_to, "state": BEGUN.state, "aud": BASE,
        "code_challenge": smart.challenge(BEGUN.verifier), "code_challenge_method": "S256",
    }  # fmt: skip
    assert BEGUN.verifier not in address


def test_a_newer_portal_is_asked_in_its_own_words_and_its_query_is_kept() -> None:
    newer = Offers(
        authorize="https://a.example/authorize?tenant=7", token=OFFERS.token, capabilities=("permission-v2",)
    )
    address = smart.sign_in_address(newer, base=BASE, client_id="rumbo", sign_in=BEGUN)
    assert address.startswith("https://a.example/authorize?tenant=7&response_type=code&")
    assert "patient%2F%2A.rs" in address


def test_no_two_sign_ins_are_alike_and_none_can_be_guessed() -> None:
    begun = [smart.begin_sign_in(lang="en", returns_to="x") for _ in range(20)]
    assert len({each.state for each in begun} | {each.verifier for each in begun}) == 40
    for each in begun:
        assert each.state.startswith("en.")
        assert len(each.state) >= 43  # 256 bits
        assert 43 <= len(each.verifier) <= 128  # RFC 7636, 4.1


def check(answer: Answer, *, offers: Offers = OFFERS, later: timedelta = timedelta(minutes=1)) -> None:
    smart.check_answer(answer, sign_in=BEGUN, offers=offers, base=BASE, now=NOW + later)


def test_the_answer_to_a_sign_in_counts() -> None:
    check(Answer(state=BEGUN.state, code="c"))
    check(Answer(state=BEGUN.state, code="c", issuer="https://a.example"))


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Answer(state="es.guessed", code="c"), "portal-wrong-state"),
        (Answer(code="c"), "portal-wrong-state"),
        (Answer(state=BEGUN.state, code="c", issuer="https://evil.example"), "portal-wrong-issuer"),
        (Answer(state=BEGUN.state, error="access_denied"), "portal-said-no"),
        (Answer(state=BEGUN.state, error="invalid_scope"), "portal-sign-in-failed"),
        (Answer(state=BEGUN.state), "portal-sign-in-failed"),
        (Answer(state="ñ", code="c"), "portal-wrong-state"),
    ],
)
def test_an_answer_that_does_not_count_says_why(answer: Answer, trouble: str) -> None:
    with pytest.raises(Explained) as refused:
        check(answer)
    assert trouble_of(refused) == trouble


def test_an_answer_without_a_sign_in_does_not_count() -> None:
    with pytest.raises(Explained, match="does not belong"):
        smart.check_answer(Answer(state="x", code="c"), sign_in=None, offers=OFFERS, base=BASE)


def test_an_answer_that_comes_late_does_not_count() -> None:
    with pytest.raises(Explained) as refused:
        check(Answer(state=BEGUN.state, code="c"), later=timedelta(minutes=31))
    assert trouble_of(refused) == "portal-too-late"


def test_a_portal_that_says_who_it_is_has_to() -> None:
    named = Offers(authorize=OFFERS.authorize, token=OFFERS.token, issuer="https://a.example", names_itself=True)
    with pytest.raises(Explained) as refused:
        check(Answer(state=BEGUN.state, code="c"), offers=named)
    assert trouble_of(refused) == "portal-wrong-issuer"


def test_a_reason_is_shown_as_a_word_and_never_as_markup() -> None:
    for error, shown in (("invalid_scope", "invalid_scope"), ("<script>", "?"), ("x" * 400, "?")):
        with pytest.raises(Explained) as refused:
            check(Answer(state=BEGUN.state, error=error))
        assert refused.value.message.values["said"] == shown


def id_token(**claims: Any) -> str:
    """An identity token, as far as we read one."""
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"head.{body}.signature"


def permission(*, before: Permission | None = None, offers: Offers = OFFERS, **said: Any) -> Permission:
    """What a token answer with these words gives."""
    words = {"access_token": "a", "token_type": "Bearer", "patient": "p1", **said}
    data = json.dumps({key: value for key, value in words.items() if value is not None}).encode()
    return smart.read_permission(data, offers=offers, base=BASE, client_id="rumbo", before=before)


def test_a_permission_names_the_person_and_how_to_come_back() -> None:
    assert permission(refresh_token="r") == Permission(patient="p1", access="a", refresh="r")
    assert permission(token_type="bearer").refresh == ""


def test_a_permission_is_never_shown_in_a_trace() -> None:
    assert repr(permission(refresh_token="r")) == "<permission>"


def test_what_is_not_said_again_stays_as_it_was() -> None:
    before = Permission(patient="p1", refresh="old")
    assert permission(patient=None, before=before) == Permission(patient="p1", access="a", refresh="old")
    assert permission(refresh_token="new", before=before).refresh == "new"


def test_the_person_may_be_named_by_their_identity() -> None:
    who = id_token(iss="https://a.example", aud=["rumbo"], fhirUser=f"{BASE}/Patient/p9")
    assert permission(patient=None, id_token=who).patient == "p9"
    assert permission(
        patient=None, id_token=id_token(iss="https://a.example", aud="rumbo", fhirUser="Patient/p9")
    ).patient


@pytest.mark.parametrize("user", ["Practitioner/d1", "RelatedPerson/r1", "", "Patient/", "Patient/ñ", "p9"])
def test_a_relative_or_a_doctor_is_not_taken_for_the_person(user: str) -> None:
    with pytest.raises(Explained) as refused:
        permission(patient=None, id_token=id_token(iss="https://a.example", aud="rumbo", fhirUser=user))
    assert trouble_of(refused) == "portal-no-patient"


@pytest.mark.parametrize(
    "claims", [{"iss": "https://evil.example", "aud": "rumbo"}, {"iss": "https://a.example", "aud": "other"}]
)
def test_an_identity_of_somebody_elses_is_refused(claims: dict[str, str]) -> None:
    with pytest.raises(Explained) as refused:
        permission(id_token=id_token(**claims))
    assert trouble_of(refused) == "portal-wrong-issuer"


@pytest.mark.parametrize("token", ["x", "a.b.c", "a.!!!.c", "a.bnVsbA.c", ""])
def test_an_identity_that_cannot_be_read_says_nothing(token: str) -> None:
    assert permission(id_token=token).patient == "p1"


@pytest.mark.parametrize(
    "said",
    [{"access_token": None}, {"access_token": ""}, {"access_token": "a\nHost: evil"}, {"token_type": "mac"}, {"access_token": 7},
     {"access_token": "x" * 20_000}],
)  # fmt: skip
def test_what_is_no_permission_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(Explained) as refused:
        permission(**said)
    assert trouble_of(refused) == "portal-sign-in-again"


@pytest.mark.parametrize("patient", ["../admin", "p 1", "p1?x", "x" * 300, "Patient/p1"])
def test_an_id_that_could_lead_elsewhere_is_none(patient: str) -> None:
    with pytest.raises(Explained) as refused:
        permission(patient=patient)
    assert trouble_of(refused) == "portal-no-patient"


@given(
    st.dictionaries(
        st.sampled_from(["access_token", "token_type", "patient", "refresh_token", "id_token"]), json_values
    )
)
def test_whatever_a_token_address_says_is_understood_or_refused(said: dict[str, Any]) -> None:
    try:
        found = permission(**said)
    except Explained:
        return
    assert found.access
    assert found.patient


def test_what_is_sent_for_a_permission_is_what_the_protocol_wants() -> None:
    kept = Permission(patient="p1", refresh="r")
    assert smart.code_form(Answer(state="s", code="c"), sign_in=BEGUN, client_id="rumbo") == {
        "grant_type": "authorization_code", "code": "c", "redirect_uri": BEGUN.returns_to, "client_id": "rumbo",
        "code_verifier": BEGUN.verifier,
    }  # fmt: skip
    assert smart.refresh_form(kept, client_id="rumbo") == {
        "grant_type": "refresh_token", "refresh_token": "r", "client_id": "rumbo",
    }  # fmt: skip
    assert smart.revoke_form(kept, client_id="rumbo") == {
        "token": "r", "token_type_hint": "refresh_token", "client_id": "rumbo",
    }  # fmt: skip
