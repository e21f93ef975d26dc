"""What the columns of a narrative table hold, by the words of its header row, in English or Spanish.

The words are general usage, gathered from the documents of several makers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from rumbo.oncology.phrases import plain

Column = Literal[
    "name", "start", "end", "status", "code", "comment", "dose", "value", "unit", "range", "relation", "age", "site",
    "reason", "other",
]  # fmt: skip

# Tried in this order: "Problem Status" is a status and "Age at Diagnosis" an age, whatever else they name.
_COLUMNS: Final[tuple[tuple[Column, re.Pattern[str]], ...]] = tuple(
    (column, re.compile(pattern))  # type: ignore[misc]  # mypy widens the Literal inside the generator
    for column, pattern in (
        ("other", r"code system|sistema de codi|code description type|group description|provider|performer|medico"),
        ("other", r"flag|interpretation|interpretacion|reaction|reaccion|severity|gravedad|verification|route|via"),
        ("name", r"code description|result type|tipo de resultado"),
        ("age", r"\bage\b|\bedad\b"),
        ("status", r"status|estado|\bactiv[eoa]\b|\bestatus\b"),
        ("range", r"range|reference|rango|referencia|\bnormal"),
        ("end", r"\bend|stop|expir|resol|complet|discontinu|\bfin(?:al)?\b|hasta|termino|suspen|\bto\b"),
        ("start", r"date|fecha|start|inicio|onset|noted|\bwhen\b|cuando|desde|effective|period|time|\bfrom\b|taken"),
        ("relation", r"relation|relative|family member|parentesco|familiar|\bmember\b"),
        ("unit", r"\bunit|unidad"),
        ("value", r"value|result|valor|finding|hallazgo"),
        ("dose", r"direction|\bsig\b|\bdos[ei]|instruc|frequen|frecuen|strength|posolog|cycles|ciclos"),
        ("reason", r"indicat|indicacion|reason|motivo|purpose"),
        ("site", r"\bsite\b|\bsitio|location|body|lugar|lateral|\bside\b|\blado\b"),
        ("comment", r"comment|note|\bnota|observacion|detail|remark|comentario"),
        ("code", r"\bicd|\bcie\b|cie-?10|\bcode|codigo|snomed|rxnorm|loinc|\bcpt\b"),
        ("name", r"problem|diagnos|condition|concern|medic|drug|farmaco|procedur|procedim|cirug|operacion|surger|test"),
        ("name", r"prueba|examen|estudio|substan|sustan|allerg|alergi|\bname|nombre|descri|item|element|illness"),
        ("name", r"enfermedad|planned|component|analyt|disease|history|antecedente|treatment|tratamiento"),
    )
)


@lru_cache(maxsize=1024)
def column_of(header: str) -> Column:
    """What a column with this header holds; "other" when the header says nothing known.

    >>> column_of("Noted Date"), column_of("Estado del problema"), column_of("ICD-10")
    ('start', 'status', 'code')
    """
    words = plain(header)
    return next((column for column, pattern in _COLUMNS if pattern.search(words)), "other")
