"""An upload goes straight into a sealed file: never in clear on disk, never whole in memory.

Nothing is raised while the request is read, or the page that could explain it would fail as well: what was refused is
asked for with `find_refusal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from rumbo.web.people.models import Reader
from rumbo.web.vault import sealed_files
from rumbo.web.vault.file_keys import file_keys
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.hosted.variables import HOSTED
from rumbo.web.vault.keyring import THE_KEYRING, Keyring, Locked
from rumbo.web.vault.keys import SubKeys
from rumbo.web.vault.sealed_files import SealedFile, SealedWriter
from rumbo.words import Explained

REFUSAL = "rumbo_upload_refusal"


class SealedUpload(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs only
    """What arrived, sealed. `keep()` makes it stay; without it, it is gone when the request ends."""

    def __init__(
        self, writer: SealedWriter, *, name: str, content_type: str | None, keys: Callable[[], SubKeys]
    ) -> None:
        sealed = writer.finish()
        super().__init__(file=None, name=name, content_type=content_type, size=sealed.size_bytes)
        self._writer = writer
        self._keys = keys
        self.sealed = sealed

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return self.sealed.sha256

    @property
    def sealed_name(self) -> str:
        """The name of its file among the records, once kept."""
        return self.sealed.name

    def keep(self) -> SealedFile:
        """Give the bytes their place among the records: before the row that names them is written.

        Raises Explained("vault-disk-full").
        """
        return self._writer.keep()

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The content, once kept.

        Raises Locked, and Explained("vault-record-missing") when it was not kept.
        """
        folder = _vault_folder().records
        return sealed_files.open_sealed(folder, name=self.sealed.name, sub_keys=self._keys())

    def multiple_chunks(self, chunk_size: int | None = None) -> bool:
        """Whether the content comes in more than one piece."""
        return self.sealed.size_bytes > sealed_files.CHUNK_BYTES

    def close(self) -> None:
        """Forget what was not kept. Django calls this when the request ends."""
        self._writer.abandon()


class SealedUploadHandler(FileUploadHandler):
    """Django's upload handler for the vault: the only one (settings.FILE_UPLOAD_HANDLERS)."""

    chunk_size = 256 * 1024
    keyring: Keyring = THE_KEYRING

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._writer: SealedWriter | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to seal a file, or skip it when the vault is locked or has no room."""
        super().new_file(*args, **kwargs)
        try:
            self._writer = SealedWriter(_vault_folder().records, sub_keys=self._keys())
        except Explained as refusal:
            self._refuse(refusal)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal a piece; what is too large or finds no room is skipped from here on."""
        assert self._writer is not None  # noqa: S101 - Django calls new_file first
        most = settings.RUMBO_LARGEST_FILE_MB
        if start + len(raw_data) > most * 1024 * 1024:
            self._refuse(Explained("vault-upload-too-large", most=most))
        try:
            self._writer.write(raw_data)
        except Explained as refusal:
            self._refuse(refusal)

    def file_complete(self, file_size: int) -> SealedUpload | None:
        """The finished upload."""
        writer, self._writer = self._writer, None
        assert writer is not None  # noqa: S101 - Django calls new_file first
        try:
            return SealedUpload(writer, name=self.file_name or "", content_type=self.content_type, keys=self._keys)
        except Explained as refusal:
            self._note(refusal)
            return None

    def upload_interrupted(self) -> None:
        """The browser stopped in the middle of a file: what came is removed."""
        if self._writer is not None:
            self._writer.abandon()
            self._writer = None
            self._note(Explained("vault-upload-cut"))

    def _keys(self) -> SubKeys:
        """The keys of the vault; at a host, those of the story of whoever is in."""
        if settings.RUMBO_MODE != HOSTED:
            return self.keyring.sub_keys()
        slot = getattr(getattr(self.request, "vault", None), "slot", "")
        story_id = Reader.objects.filter(slot=slot).values_list("story", flat=True).first()
        if story_id is None:
            raise Locked("vault-locked")
        return file_keys(story_id)

    def _refuse(self, refusal: Explained) -> NoReturn:
        if self._writer is not None:
            self._writer.abandon()
            self._writer = None
        self._note(refusal)
        raise SkipFile from refusal

    def _note(self, refusal: Explained) -> None:
        if self.request is not None:
            setattr(self.request, REFUSAL, refusal)


def find_refusal(request: HttpRequest) -> Explained | None:
    """Why an upload of this request was not taken, or None. Read request.FILES first."""
    return getattr(request, REFUSAL, None)


def _vault_folder() -> VaultFolder:
    return VaultFolder(settings.RUMBO_FOLDER)
