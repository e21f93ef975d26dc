"""Out again: facts become files that others can read.

A patient summary for hospitals (FHIR), the whole log for another Rumbo (JSON), and a calendar: a module each, which
whoever writes or reads that one loads.
"""
