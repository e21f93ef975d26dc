"""The full text of all studies: which of them speak of some words, and how much. Nothing that is asked is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import tantivy

from rumbo.trials.registry.study import Study

# How much a word counts by where it stands. A study's own conditions and title say what it is about; its criteria also
# name what it leaves out. Ours, set by reading; nothing else depends on them.
WEIGHTS: Final = {
    "title": 3.0,
    "conditions": 3.0,
    "keywords": 2.0,
    "interventions": 2.0,
    "summary": 1.0,
    "criteria": 0.5,
}
_TOKENS: Final = "en_stem"
_HEAP_BYTES: Final = 128_000_000


def _analyzer() -> tantivy.TextAnalyzer:
    """Words as the index cuts them, for the words that are looked for."""
    made = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return (
        made.filter(tantivy.Filter.remove_long(40))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in WEIGHTS:
        builder.add_text_field(name, tokenizer_name=_TOKENS, index_option="freq")
    builder.add_integer_field("row", fast=True)
    return builder.build()


class TextWriter:
    """Indexes studies by their row. Use it in a `with` block; only then the index is whole."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self._writer.commit()
            self._writer.wait_merging_threads()

    def add(self, row: int, study: Study) -> None:
        """Index one study."""
        self._writer.add_document(tantivy.Document(row=row, **_fields(study)))


def _fields(study: Study) -> dict[str, str]:
    names = [" ".join((each.name, *each.other_names)) for each in study.interventions]
    return {
        "title": f"{study.title}\n{study.official_title}\n{study.acronym}",
        "conditions": "\n".join(study.conditions),
        "keywords": "\n".join(study.keywords),
        "interventions": "\n".join(names),
        "summary": study.summary,
        "criteria": study.eligibility,
    }


class TextIndex:
    """The full text of one registry."""

    def __init__(self, folder: Path, *, size: int) -> None:
        self._index, self._size = tantivy.Index.open(str(folder)), size
        self._schema, self._cut = _schema(), _analyzer()

    def relevance(self, words: str | Iterable[str]) -> npt.NDArray[np.float32]:
        """How much each study speaks of the words (BM25), by row; 0 for those that do not."""
        found = np.zeros(self._size, dtype=np.float32)
        tokens = sorted(
            {token for each in ([words] if isinstance(words, str) else words) for token in self._cut.analyze(each)}
        )
        if not tokens or not self._size:
            return found
        searcher = self._index.searcher()
        hits = searcher.search(self._query(tokens), limit=self._size, count=False).hits
        rows = searcher.fast_field_values("row", [address for _, address in hits])
        found[np.array(rows, dtype=np.int64)] = [score for score, _ in hits]
        return found

    def _query(self, tokens: list[str]) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, name, token, index_option="freq"), weight))
                for token in tokens
                for name, weight in WEIGHTS.items()
            ]
        )  # fmt: skip
