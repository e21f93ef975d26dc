"""C-CDA R2.1 and other clinical documents of HL7's CDA R2, in XML.

An entry is put into the shapes that `records.fhir` tells from, as HL7's guide "C-CDA on FHIR" maps the one to the other
(https://hl7.org/fhir/us/ccda), so that every decision about what an entry means to a person is made once, there.
C-CDA's own words (act, nullFlavor, recordTarget) stay inside this folder.
"""

from rumbo.records.cda.opening import is_document
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript

__all__ = ["attached_in", "is_document", "read_document"]


def read_document(data: bytes, *, transcript: Transcript) -> Part:
    """Read a clinical document: see `reader`."""
    from rumbo.records.cda import reader  # loaded by the first file that needs it: most files are of another format

    return reader.read_document(data, transcript=transcript)


def attached_in(data: bytes, *, name: str) -> bytes:
    """The document that a clinical document holds in place of sections: see `reader`."""
    from rumbo.records.cda import reader

    return reader.attached_in(data, name=name)
