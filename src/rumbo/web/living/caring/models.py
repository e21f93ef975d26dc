"""How one reader said they are, sealed by their own key."""

from __future__ import annotations

from django.db import models

from rumbo.web.people.models import Reader


class KeptStrain(models.Model):
    """The last answers of one reader. Their day is in the body: no row tells when somebody was low."""

    reader = models.OneToOneField(Reader, on_delete=models.CASCADE, related_name="kept_strain")
    body = models.BinaryField()

    class Privacy:
        health = ("body",)
        plain = ("id", "reader")

    def __str__(self) -> str:
        return f"kept strain {self.pk}"
