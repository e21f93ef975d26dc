"""The registry of trials on this machine: fetched from ClinicalTrials.gov as a whole, kept compactly, opened in a moment."""

from rumbo.trials.registry.held import Registry
from rumbo.trials.registry.manifest import Changes, Manifest
from rumbo.trials.registry.study import Arm, Contact, Intervention, Study, StudySite

__all__ = ["Arm", "Changes", "Contact", "Intervention", "Manifest", "Registry", "Study", "StudySite"]
