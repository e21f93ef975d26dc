"""The courier: only where it was agreed, only what is needed, within limits; and every way a line can fail becomes a sentence."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import HTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rumbo.web.story.portal.courier import FHIR, Agreed, Courier, Limits, RefusedError, StoppedError
from rumbo.words import LANGUAGES, Explained
from tests.program import free_port
from tests.web.story.portal.hospital import JSON, Asked, Hospital, Reply

FAST = Limits(seconds=20.0, connect_s=2.0, silence_s=2.0, usual_wait_s=0.01)


def agreed(hospital: Hospital) -> Agreed:
    """The person agreed to the whole of the portal's FHIR base, and to where the permission is given."""
    return Agreed(exactly=frozenset({f"{hospital.address}/token"}), below=hospital.base)


def get(hospital: Hospital, path: str = "/fhir/x", *, limits: Limits = FAST, token: str = "", **more: Any) -> bytes:
    """What a courier brings from a path."""
    with Courier(agreed=agreed(hospital), limits=limits, **more) as courier:
        return courier.get(f"{hospital.address}{path}", token=token)


def answering(status: int, body: bytes = b"{}", **headers: str) -> Callable[[Asked], Reply]:
    """A portal that always answers in one way."""
    return lambda _: (status, {**JSON, **{key.replace("_", "-"): value for key, value in headers.items()}}, body)


def trouble_with(hospital: Hospital, **more: Any) -> str:
    """The id of the sentence that says what went wrong, which both languages have with all its values."""
    with pytest.raises(Explained) as refused:
        get(hospital, **more)
    assert all(refused.value.said(lang) for lang in LANGUAGES)
    return refused.value.message.id


def test_a_request_carries_what_the_protocol_needs_and_nothing_else(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login marisol password secret")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    hospital.faults["/fhir/x"] = answering(200, b"{}", Set_Cookie="follow=me")
    with Courier(agreed=agreed(hospital), limits=FAST) as courier:
        courier.get(f"{hospital.base}/x", token="t")
        courier.get(f"{hospital.base}/x")
    first, second = (each.headers for each in hospital.asked)
    assert first == {
        "Host": f"127.0.0.1:{hospital.port}", "Connection": "keep-alive", "Accept": "application/json",
        "Accept-Encoding": "identity", "User-Agent": "Rumbo", "Authorization": "Bearer t",
    }  # fmt: skip
    assert second == {key: value for key, value in first.items() if key != "Authorization"}


def test_a_form_carries_its_words_and_nothing_else(hospital: Hospital) -> None:
    hospital.faults["/token"] = answering(200, b"answer")
    with Courier(agreed=agreed(hospital), limits=FAST) as courier:
        assert courier.post(f"{hospital.address}/token", {"grant_type": "x", "code": "á&="}) == b"answer"
    (asked,) = hospital.asked
    assert asked.form == {"grant_type": "x", "code": "á&="}
    assert asked.headers.keys() == {
        "Host", "Connection", "Accept", "Accept-Encoding", "User-Agent", "Content-Type", "Content-Length",
    }  # fmt: skip


@pytest.mark.parametrize("path", ["/other", "/fhirx", "/token/more", "/fhir/../other"])
def test_no_byte_goes_where_nobody_agreed(path: str, hospital: Hospital) -> None:
    assert trouble_with(hospital, path=path) == "portal-elsewhere"
    assert hospital.asked == []


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (201, "portal-refused"), (304, "portal-refused"), (400, "portal-refused"), (401, "portal-unauthorized"),
        (403, "portal-forbidden"), (404, "portal-not-found"), (418, "portal-refused"), (429, "portal-busy"),
        (500, "portal-down"), (502, "portal-down"), (503, "portal-down"),
    ],
)  # fmt: skip
def test_every_refusal_is_explained(status: int, trouble: str, hospital: Hospital) -> None:
    hospital.faults["/fhir"] = answering(status, b'{"error": "why"}' if status != 304 else b"")
    with pytest.raises(RefusedError) as refused:
        get(hospital)
    assert (refused.value.message.id, refused.value.status) == (trouble, status)
    assert all(hospital.host in refused.value.said(lang) for lang in LANGUAGES)
    assert status == 304 or refused.value.body == b'{"error": "why"}'


def test_of_a_refusal_only_the_beginning_is_read(hospital: Hospital) -> None:
    hospital.faults["/fhir"] = answering(400, b"x" * 1_000_000)
    with pytest.raises(RefusedError) as refused:
        get(hospital)
    assert 0 < len(refused.value.body) <= 64 * 1024


def test_a_busy_portal_is_asked_again_after_the_time_it_names(hospital: Hospital) -> None:
    replies = iter([(429, {**JSON, "Retry-After": "0"}, b""), (503, JSON, b""), (200, JSON, b"at last")])
    hospital.faults["/fhir"] = lambda _: next(replies)
    assert get(hospital) == b"at last"
    assert len(hospital.asked) == 3


@pytest.mark.parametrize("said", ["3600", "99999999999999999999", "Fri, 31 Dec 2999 23:59:59 GMT", "-1", "²"])
def test_nobody_waits_for_an_hour(said: str, hospital: Hospital) -> None:
    hospital.faults["/fhir"] = lambda _: (429, {**JSON, "Retry-After": said.encode().decode("latin-1")}, b"")
    assert trouble_with(hospital) == "portal-busy"


def test_stopping_ends_a_wait_at_once(hospital: Hospital) -> None:
    cancel = threading.Event()
    hospital.faults["/fhir"] = lambda _: (cancel.set(), (429, {**JSON, "Retry-After": "50"}, b""))[1]
    assert trouble_with(hospital, cancel=cancel) == "portal-stopped"
    assert len(hospital.asked) == 1


def test_what_was_stopped_before_sends_nothing(hospital: Hospital) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        get(hospital, cancel=cancel)
    assert hospital.asked == []


def test_stopping_ends_an_answer_in_the_middle(hospital: Hospital) -> None:
    cancel = threading.Event()
    hospital.faults["/fhir"] = lambda _: (cancel.set(), (200, JSON, b"x" * 100))[1]
    assert trouble_with(hospital, cancel=cancel) == "portal-stopped"


def test_time_runs_out(hospital: Hospital) -> None:
    times = iter([0.0, 10.0, 30.0])
    hospital.faults["/fhir"] = answering(200, b"x" * 100)
    assert trouble_with(hospital, clock=lambda: next(times)) == "portal-too-long"


def test_a_huge_answer_is_cut_off(hospital: Hospital) -> None:
    hospital.faults["/fhir"] = answering(200, b"x" * 5_000_000)
    limits = Limits(answer_bytes=2_000_000)
    with Courier(agreed=agreed(hospital), limits=limits) as courier, pytest.raises(Explained) as refused:
        courier.get(f"{hospital.base}/x", accept=FHIR)
    assert refused.value.message.id == "portal-too-much"


def test_a_description_is_never_long(hospital: Hospital) -> None:
    hospital.faults["/fhir"] = hospital.faults["/token"] = answering(200, b"x" * 1_000_001)
    assert trouble_with(hospital) == "portal-too-much"
    with Courier(agreed=agreed(hospital), limits=FAST) as courier:
        assert len(courier.get(f"{hospital.base}/x", accept=FHIR)) == 1_000_001
        with pytest.raises(Explained):
            courier.post(f"{hospital.address}/token", {})


def test_all_answers_together_have_a_limit(hospital: Hospital) -> None:
    hospital.faults["/fhir"] = answering(200, b"x" * 600)
    with Courier(agreed=agreed(hospital), limits=Limits(total_bytes=1_000)) as courier:
        assert len(courier.get(f"{hospital.base}/x")) == 600
        with pytest.raises(Explained) as refused:
            courier.get(f"{hospital.base}/x")
    assert refused.value.message.id == "portal-too-much"


def test_a_packed_answer_is_not_unpacked(hospital: Hospital) -> None:
    hospital.faults["/fhir"] = answering(200, gzip.compress(b"0" * 10_000_000), Content_Encoding="gzip")
    assert trouble_with(hospital) == "portal-not-json"


def test_a_redirect_is_followed_within_what_was_agreed(hospital: Hospital) -> None:
    hospital.faults["/fhir/x"] = answering(307, Location="/fhir/y")
    hospital.faults["/fhir/y"] = answering(200, b"there")
    assert get(hospital, token="t") == b"there"


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/fhir/x", "/other", "//elsewhere.example/", "http://localhost/fhir/x"]
)
def test_a_redirect_to_anywhere_else_is_not(to: str, hospital: Hospital) -> None:
    hospital.faults["/fhir/x"] = answering(302, Location=to)
    hospital.faults["/other"] = answering(200, b"reached")
    assert trouble_with(hospital) == "portal-elsewhere"
    assert hospital.paths() == ["/fhir/x"]


def test_redirects_in_a_circle_end(hospital: Hospital) -> None:
    hospital.faults["/fhir/x"] = answering(302, Location="/fhir/x")
    assert trouble_with(hospital) == "portal-moved"
    assert len(hospital.asked) == 4


def test_a_form_is_never_sent_on(hospital: Hospital) -> None:
    hospital.faults["/token"] = answering(307, Location="/token")
    with Courier(agreed=agreed(hospital), limits=FAST) as courier, pytest.raises(Explained) as refused:
        courier.post(f"{hospital.address}/token", {"code": "secret"})
    assert refused.value.message.id == "portal-moved"
    assert len(hospital.asked) == 1


def test_an_address_where_nothing_answers(hospital: Hospital) -> None:
    hospital.port = free_port()
    assert trouble_with(hospital) == "portal-unreachable"


def test_a_line_that_breaks_off(hospital: Hospital) -> None:
    hospital.faults["/fhir"] = lambda _: (0, {}, b"")
    assert trouble_with(hospital) == "portal-cut"


def test_a_portal_that_falls_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hospital = Hospital(port=silent.getsockname()[1])
        assert trouble_with(hospital, limits=Limits(silence_s=0.1)) == "portal-too-slow"


def test_what_is_no_web_server_at_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet() -> None:
            line, _ = other.accept()
            with line:
                line.sendall(b"220 mail.hospital.example ESMTP\r\n")
                line.recv(4096)

        thread = threading.Thread(target=greet)
        thread.start()
        assert trouble_with(Hospital(port=other.getsockname()[1])) == "portal-cut"
        thread.join()


@contextmanager
def pretending(folder: Path) -> Iterator[int]:
    """A server with a certificate that nobody vouches for; its port."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with HTTPServer(("127.0.0.1", 0), None) as server:  # type: ignore[arg-type]  # no request comes that far

        def greet() -> None:
            line, _ = server.socket.accept()
            with line, pytest.raises(ssl.SSLError):
                context.wrap_socket(line, server_side=True)

        thread = threading.Thread(target=greet)
        thread.start()
        yield server.server_address[1]
        thread.join()


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    with pretending(tmp_path) as port:
        base = f"https://127.0.0.1:{port}/fhir"
        with Courier(agreed=Agreed(below=base), limits=FAST) as courier, pytest.raises(Explained) as refused:
            courier.get(base, token="secret")
    assert refused.value.message.id == "portal-certificate"


def test_nothing_of_a_request_is_logged(hospital: Hospital, caplog: pytest.LogCaptureFixture) -> None:
    hospital.faults["/fhir"] = answering(200)
    with caplog.at_level("DEBUG"):
        get(hospital, path="/fhir/Patient/p1", token="secret")
    assert caplog.text == ""


def test_what_the_client_library_may_raise_is_known() -> None:
    """A new kind of failure of the library would be shown as a mistake of ours: this says so before a person meets it."""
    ours = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
    kinds = [each for each in vars(httpx).values() if isinstance(each, type) and issubclass(each, Exception)]
    assert {each.__name__ for each in kinds if not issubclass(each, ours)} == {"CookieConflict"}
