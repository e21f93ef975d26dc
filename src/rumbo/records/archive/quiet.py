"""What a system put into an archive for itself: instructions, styles, indexes. It tells nothing and is passed quietly."""

from __future__ import annotations

import re
from typing import Final

# IHE XDM (IT Infrastructure Technical Framework, volume 2, 3.32) names INDEX.HTM, README.TXT and METADATA.XML;
# the others are what Windows, macOS and browsers leave behind.
_NAMES: Final = re.compile(
    r"(?:index\.html?|metadata\.xml|readme\b.*|read ?me\b.*|autorun\.inf|desktop\.ini|thumbs\.db|\..*"
    r"|.*\.(?:xslt?|css|js|dtd|xsd|ico|svg|gif|woff2?|ttf|sha\d*|md5|sig))",
    re.IGNORECASE,
)
_PICTURES: Final = re.compile(r".*\.(?:png|jpe?g|bmp)", re.IGNORECASE)
_STYLE_FOLDERS: Final = re.compile(
    r"(?:images?|img|icons?|style(?:s|sheets?)?|css|assets|static|resources)", re.IGNORECASE
)
_SYSTEM_FOLDERS: Final = re.compile(r"__MACOSX|\.[^.].*")


def is_systems_own(name: str) -> bool:
    """Whether a member of an archive, by its way in it, is there for a system and not for a person.

    A picture is when it lies in a folder of a page's style; anywhere else it may be a photo of a paper.

    >>> is_systems_own("IHE_XDM/SUBSET01/METADATA.XML"), is_systems_own("letters/june.pdf")
    (True, False)
    """
    *folders, last = name.split("/")
    if any(_SYSTEM_FOLDERS.fullmatch(folder) for folder in folders):
        return True
    of_style = any(_STYLE_FOLDERS.fullmatch(folder) for folder in folders)
    return bool(_NAMES.fullmatch(last) or (of_style and _PICTURES.fullmatch(last)))
