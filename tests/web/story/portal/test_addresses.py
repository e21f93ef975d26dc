"""Which addresses may be written, named and followed: encrypted, whole, and within what was agreed to."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.story.portal import addresses
from rumbo.words import Explained

BASE = "https://fhir.hospital.example/api/R4"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://fhir.hospital.example/api/R4", BASE),
        ("  https://fhir.hospital.example/api/R4/ ", BASE),
        ("fhir.hospital.example/api/R4", BASE),
        ("HTTPS://FHIR.Hospital.Example/api/R4", BASE),
        ("https://fhir.hospital.example:443/api/R4", BASE),
        ("https://fhir.hospital.example/api/R4/.well-known/smart-configuration", BASE),
        ("https://fhir.hospital.example/api/R4/metadata", BASE),
        ("https://fhir.hospital.example:8443/r4", "https://fhir.hospital.example:8443/r4"),
        ("hospital.example", "https://hospital.example"),
        ("http://127.0.0.1:8000/fhir", "http://127.0.0.1:8000/fhir"),
        ("http://[::1]:8000/fhir", "http://[::1]:8000/fhir"),
        ("https://clínica.example/fhir", "https://xn--clnica-4va.example/fhir"),
    ],
)
def test_a_base_address_has_one_spelling(written: str, meant: str) -> None:
    assert addresses.parse_base(written) == meant


@pytest.mark.parametrize(
    "written", ["http://fhir.hospital.example/R4", "http://10.0.0.7/fhir", "http://127.0.0.1.example/"]
)
def test_an_address_without_encryption_is_refused(written: str) -> None:
    with pytest.raises(Explained) as refused:
        addresses.parse_base(written)
    assert refused.value.message.id == "portal-address-open"


@pytest.mark.parametrize(
    "written",
    [
        "", "https://", "ftp://hospital.example", "file:///etc/passwd", "javascript://hospital.example/%0aalert(1)",
        "https://marisol:secret@hospital.example/fhir", "https://hospital.example/fhir?token=1", "https://hospital.example/#x",
        "https://hospital.example/fhir/../admin", "https://hospital.example/fhir/%2e%2e/admin", "https://hospital.example/a%2Fb",
        "https://hospital.example/two words", "https://hospi\ntal.example/",
        "https://hospital.example/a\tb", "https://hospital.example:99999/", "https://hospital.example:x/",
        "https://[::1/", "https://-hospital-/", "https://hospital..example/", 'https://hospital.example/"onclick', "my hospital",
        "https://hospital.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(Explained) as refused:
        addresses.parse_base(written)
    assert refused.value.message.id == "portal-address-odd"


@given(st.text() | st.from_regex(r"(https?://)?[a-z.@:\[\]/%?#0-9-]{0,40}", fullmatch=True))
def test_whatever_is_written_becomes_a_safe_address_or_is_refused(written: str) -> None:
    try:
        base = addresses.parse_base(written)
    except Explained:
        return
    parts = urlsplit(base)
    assert parts.scheme == "https" or parts.hostname in addresses.LOOPBACK
    assert parts.hostname
    assert "@" not in parts.netloc
    assert base.isascii()
    assert not base.endswith("/")
    assert addresses.parse_base(base) == base
    assert addresses.is_within(f"{base}/Patient", base=base)


@pytest.mark.parametrize(
    "named",
    [
        "http://auth.hospital.example/token",
        "http://127.0.0.1/token",
        "https://127.0.0.1:7786/token",
        "/token",
        "",
        "https://h/#f",
    ],
)
def test_a_portal_may_not_name_an_address_that_is_open_incomplete_or_on_this_computer(named: str) -> None:
    with pytest.raises(Explained) as refused:
        addresses.check_named(named, base=BASE)
    assert refused.value.message.id == "portal-odd-addresses"


def test_a_portal_on_this_computer_may_name_addresses_on_it() -> None:
    named = "http://127.0.0.1:8000/token"
    assert addresses.check_named(named, base="http://localhost:8000/fhir") == named


def test_a_named_address_keeps_its_query() -> None:
    named = "https://auth.hospital.example/authorize?tenant=7"
    assert addresses.check_named(named, base=BASE) == named
    assert addresses.show(named) == ("auth.hospital.example", "/authorize?tenant=7")
    assert addresses.show("https://h.example") == ("h.example", "/")


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        (f"{BASE}/Condition?page=2", f"{BASE}/Condition?page=2"),
        (f"{BASE}?_getpages=abc&_bundletype=searchset", f"{BASE}?_getpages=abc&_bundletype=searchset"),
        ("Condition?page=2", f"{BASE}/Condition?page=2"),
        ("http://fhir.hospital.example/api/R4/Condition?page=2", f"{BASE}/Condition?page=2"),
        (f"{BASE}/Observation?category=http://x|laboratory", f"{BASE}/Observation?category=http://x|laboratory"),
    ],
)
def test_the_next_page_of_a_portal_is_followed_within_its_base(link: str, leads: str) -> None:
    assert addresses.follow(link, at=f"{BASE}/Condition", base=BASE) == leads


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/api/R4/Condition", "https://fhir.hospital.example/other", "https://fhir.hospital.example/api/R42",
        "https://fhir.hospital.example:8443/api/R4/Condition", f"{BASE}/../admin", f"{BASE}/%2e%2e/admin", "//elsewhere.example/",
        "https://[", f"{BASE}/Con dition", "https://fhir.hospital.example@elsewhere.example/api/R4",
    ],
)  # fmt: skip
def test_no_page_is_followed_out_of_the_base(link: str) -> None:
    with pytest.raises(Explained) as refused:
        addresses.follow(link, at=f"{BASE}/Condition", base=BASE)
    assert refused.value.message.id == "portal-elsewhere"


@given(st.text())
def test_a_link_never_leads_out_of_the_base(link: str) -> None:
    try:
        target = addresses.follow(link, at=f"{BASE}/Condition", base=BASE)
    except Explained:
        return
    assert target == BASE or target.startswith((f"{BASE}/", f"{BASE}?", f"{BASE}#"))
