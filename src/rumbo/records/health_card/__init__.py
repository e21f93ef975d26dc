"""SMART Health Cards: a small FHIR bundle that a clinic or a state signed, as a file, as text, or as the digits of its code.

The signature is not checked, which would need the issuer's address: what a card says counts as any record's.
"""

from rumbo.records.health_card.card import is_card, read_card

__all__ = ["is_card", "read_card"]
