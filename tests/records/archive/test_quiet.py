"""What a system leaves in an archive for itself is known by its name; what a person put there never is."""

from __future__ import annotations

import pytest

from rumbo.records.archive.quiet import is_systems_own


@pytest.mark.parametrize(
    "name",
    [
        "INDEX.HTM",
        "index.html",
        "README - Open for Instructions.TXT",
        "ReadMe.md",
        "IHE_XDM/SUBSET01/METADATA.XML",
        "IHE_XDM/ALICE1/STYLE.XSL",
        "__MACOSX/letters/._june.pdf",
        "letters/.DS_Store",
        ".git/config",
        "Thumbs.db",
        "autorun.inf",
        "HTML/images/logo.PNG",
        "HTML/page.css",
        "IHE_XDM/SUBSET01/DOC0001.sha1",
    ],
)
def test_a_system_is_the_reader_of_these(name: str) -> None:
    assert is_systems_own(name)


@pytest.mark.parametrize(
    "name",
    [
        "IHE_XDM/SUBSET01/DOC0001.XML",
        "photos/pathology.jpg",
        "scan.png",
        "letter.pdf",
        "images/letter.pdf",
        "readmission note.txt",
        "../letter.txt",
        "index.xml",
    ],
)
def test_a_person_is_the_reader_of_these(name: str) -> None:
    assert not is_systems_own(name)
