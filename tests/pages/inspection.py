"""What is true of every page: a list of small rules over its tree, each of which says what is wrong, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from babel.messages.pofile import read_po
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from rumbo.web.frame.page import in_language

WEB = Path(__file__).resolve().parents[2] / "src" / "rumbo" / "web"
FIELDS = ("input", "select", "textarea")
ADDRESSES = ("href", "src", "action", "formaction", "hx-get", "hx-post", "poster", "data", "srcset", "background")
SPOKEN = ("aria-label", "title", "alt", "placeholder")

# Words that only one of the two languages has. Written in capitals they may be a record's own name of a treatment.
ONLY_ENGLISH = frozenset(
    ["the", "and", "your", "you", "with", "was", "were", "this", "that", "have", "what", "which", "they"]
)
ONLY_SPANISH = frozenset(
    ["el", "los", "las", "una", "usted", "su", "sus", "para", "con", "que", "qué", "está", "más", "del"]
)


@dataclass(frozen=True)
class Page:
    """One HTML answer: where it was, its headers and its text."""

    address: str
    status: int
    headers: Mapping[str, str]
    html: str

    @property
    def lang(self) -> str:
        """The language of the address; pages without one stand outside both."""
        found = re.match(r"/(en|es)/", self.address)
        return found.group(1) if found else ""

    @cached_property
    def tree(self) -> Element:
        """The parsed page. Raises html5lib's ParseError when it is not valid."""
        return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.html)

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element with one of these tags."""
        return (each for each in self.tree.iter() if each.tag in tags)


Rule = Callable[[Page], Iterator[str]]


def troubles(page: Page) -> list[str]:
    """Everything that is wrong with a page."""
    try:
        assert page.tree is not None
    except html5lib.html5parser.ParseError as error:
        return [f"not valid HTML: {error}"]
    return [f"{rule.__name__}: {trouble}" for rule in RULES for trouble in rule(page)]


def text_of(element: Element) -> str:
    """All text within an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def one_heading_and_a_title(page: Page) -> Iterator[str]:
    """One h1 that says something, and a title that is not only the program's name."""
    headings = [text_of(each) for each in page.all("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"h1: {headings}"
    titles = [text_of(each) for each in page.all("title") if each in page.tree.find("head")]  # a drawing has its own
    if page.lang and (len(titles) != 1 or not titles[0].removesuffix("· Rumbo").strip()):
        yield f"title: {titles}"


def says_its_language(page: Page) -> Iterator[str]:
    """`lang` on the page is the language of its address; a page outside both says which of the two leads."""
    if page.tree.get("lang") not in ({page.lang} if page.lang else {"en", "es"}):
        yield f"lang={page.tree.get('lang')!r}"


def no_id_twice(page: Page) -> Iterator[str]:
    """Each id names one element, and what refers to an id finds it."""
    ids = Counter(each.get("id") for each in page.tree.iter() if each.get("id"))
    yield from (f"id {name!r} is there {count} times" for name, count in ids.items() if count > 1)
    for each in page.tree.iter():
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list"):
            for name in (each.get(attribute) or "").split():
                if name not in ids:
                    yield f"{attribute}={name!r} leads nowhere"
        where = each.get("href") or ""
        if where.startswith("#") and where[1:] not in ids:
            yield f"{where} leads nowhere on this page"


def every_field_has_a_label(page: Page) -> Iterator[str]:
    """A label with words, or aria-label; radio buttons stand in a fieldset with a legend."""
    labelled = {each.get("for") for each in page.all("label") if text_of(each)}
    named = {id(field) for each in page.all("label") if text_of(each) for field in each.iter() if field.tag in FIELDS}
    grouped = {id(field) for each in page.all("fieldset") if _legend(each) for field in each.iter()}
    for field in page.all(*FIELDS):
        if field.get("type") == "hidden":
            continue
        if field.get("id") not in labelled and id(field) not in named and not field.get("aria-label"):
            yield f"{field.tag} {field.get('name')!r} has no label"
        if field.get("type") == "radio" and id(field) not in grouped:
            yield f"radio {field.get('name')!r} has no legend"
    for each in page.all("button", "a"):
        if not (text_of(each) or each.get("aria-label")):
            yield f"a {each.tag} without words: {each.attrib}"


def _legend(fieldset: Element) -> str:
    found = fieldset.find("legend")
    return text_of(found) if found is not None else ""


def nothing_from_elsewhere(page: Page) -> Iterator[str]:
    """No address outside the site: telephone numbers apart, everything leads to a page of ours."""
    for each in page.tree.iter():
        for attribute in ADDRESSES:
            address = each.get(attribute)
            if address is None or address.startswith(("tel:", "#")):
                continue
            if each.get("class") == "language" and page.status == 404:
                continue  # a page that is not there is not there in the other language either
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not address.startswith("/"):
                yield f"{each.tag} {attribute}={address!r}"
            elif not parts.path.startswith("/static/") and view_at(parts.path) is None:
                yield f"{address} is no page"


def view_at(path: str) -> ResolverMatch | None:
    """The view of an address, in whichever language it is."""
    with translation.override("es" if path.startswith("/es/") else "en"):
        try:
            return resolve(path)
        except Resolver404:
            return None


def strict_content_policy(page: Page) -> Iterator[str]:
    """The browser may run nothing but our own files: no inline script, style or handler, and the header says so."""
    policy = page.headers.get("Content-Security-Policy", "")
    if page.lang and ("default-src 'none'" not in policy or "unsafe" in policy or "*" in policy):
        yield f"policy {policy!r}"
    for each in page.tree.iter():
        if not isinstance(each.tag, str):
            continue
        if each.tag == "style" or "style" in each.attrib:
            yield f"inline style on {each.tag}"
        if each.tag == "script" and not each.get("src") and not (each.get("nonce") and each.get("nonce") in policy):
            yield "an inline script without its nonce"
        yield from (f"{name} on {each.tag}" for name in each.attrib if name.startswith(("on", "hx-on")))


def nothing_is_stored(page: Page) -> Iterator[str]:
    """No page stays in the browser's cache."""
    if "no-store" not in page.headers.get("Cache-Control", "") and page.lang:
        yield "may be stored by the browser"


def forms_are_ours(page: Page) -> Iterator[str]:
    """A form that writes carries its token; one that only looks writes nothing."""
    for form in page.all("form"):
        names = {each.get("name") for each in form.iter() if each.tag == "input"}
        if (form.get("method") or "get").lower() == "post" and "csrfmiddlewaretoken" not in names:
            yield f"the form to {form.get('action') or 'itself'} has no token"
        if not any(each.tag == "button" for each in form.iter()):
            yield "a form without a button"


def the_frame_is_there(page: Page) -> Iterator[str]:
    """The way past the menu, the other language at the same place, and "Who to call", on each page in the same order."""
    if not page.lang:
        return
    links = list(page.all("a"))
    classes = [each.get("class") for each in links]
    if classes[:2] != ["skip", "brand"]:
        yield f"the page begins with {classes[:2]}"
    language = next((each for each in links if each.get("class") == "language"), None)
    other = "es" if page.lang == "en" else "en"
    if (
        language is None
        or unquote(language.get("href") or "") != unquote(in_language(page.address, other))
        or language.get("lang") != other
    ):
        yield f"the other language leads to {language.get('href') if language is not None else None!r}"
    header = next(page.all("header"))
    last = [each for each in header.iter() if each.tag == "a"][-1]
    if last.get("class") != "call" or last.get("href") != f"/{page.lang}/help/who-to-call/":
        yield "the last link of the head is not “Who to call”"


def in_one_language(page: Page) -> Iterator[str]:
    """What stands outside an element of the other language is in the page's own."""
    if not page.lang:
        return
    foreign = ONLY_ENGLISH if page.lang == "es" else ONLY_SPANISH
    sentences = english_sentences() if page.lang == "es" else frozenset()
    for words in spoken(page.tree, page.lang):
        found = {each for each in re.findall(r"\w+", words) if not each.isupper()} & foreign
        if words in sentences:
            yield f"not translated: {words!r}"
        elif found:
            yield f"{sorted(found)} in {words!r}"


def spoken(element: Element, lang: str) -> Iterator[str]:
    """Every piece of text below an element that is said in a language, but for quoted records and code."""
    if not isinstance(element.tag, str) or element.tag in {"script", "code"} or element.get("lang", lang) != lang:
        return
    if element.get("translate") == "no":  # a name, or the words of a record: as they are in either language
        return
    pieces = [element.text, *(element.get(name) for name in SPOKEN)]
    if element.tag == "meta":
        pieces = []
    for child in element:
        yield from spoken(child, lang)
        pieces.append(child.tail)
    for piece in pieces:
        words = " ".join((piece or "").split())
        if words:
            yield words


@cache
def english_sentences() -> frozenset[str]:
    """Every sentence of the pages whose Spanish is another."""
    found = set()
    for path in WEB.glob("*/locale/es/LC_MESSAGES/django.po"):
        with path.open("rb") as source:
            for entry in read_po(source, locale="es"):
                for one, other in zip(_forms(entry.id), _forms(entry.string), strict=False):
                    if one and one != other:
                        found.add(one)
    return frozenset(found)


def _forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


RULES: tuple[Rule, ...] = (
    one_heading_and_a_title, says_its_language, no_id_twice, every_field_has_a_label, nothing_from_elsewhere,
    strict_content_policy, nothing_is_stored, forms_are_ours, the_frame_is_there, in_one_language,
)  # fmt: skip
