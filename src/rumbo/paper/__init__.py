"""Printed sheets, and the drawings that paper and screen share."""
