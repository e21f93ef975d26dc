"""The form of files that were downloaded by hand."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.trials.registry.files import HeldFile
from rumbo.web.story.imports.forms import FilesField
from rumbo.web.vault import sealed_files
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.upload import SealedUpload

LARGEST_MB = 1000  # they are read in memory: on the disk they never lie in clear


class StudiesForm(forms.Form):
    """Files of studies."""

    studies = FilesField(
        label=_("Files from ClinicalTrials.gov"), help_text=_("JSON, or a zip of JSON files."),
        error_messages={"required": _("No file was chosen yet.")},
    )  # fmt: skip

    def clean_studies(self) -> list[SealedUpload]:
        """The files, when they can be held in memory."""
        files: list[SealedUpload] = self.cleaned_data["studies"]
        if sum(each.size or 0 for each in files) > LARGEST_MB * 1_000_000:
            raise forms.ValidationError(_("These files are too large to be read at once: 1,000 MB is the most."))
        return files


def held(upload: SealedUpload, *, folder: VaultFolder) -> HeldFile:
    """What was uploaded, in memory; its sealed bytes are erased.

    Raises Explained("vault-disk-full").
    """
    sealed = upload.keep()
    try:
        return HeldFile(upload.name or "", b"".join(upload.chunks()))
    finally:
        sealed_files.erase(folder.records, name=sealed.name)
