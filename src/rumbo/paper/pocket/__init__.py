"""The pocket page: the questions of a visit as one file for a phone, and its answers brought back."""

from rumbo.paper.pocket.block import PocketAnswer, PocketBlock, read_back, write_block
from rumbo.paper.pocket.page import pocket_page

__all__ = ["PocketAnswer", "PocketBlock", "pocket_page", "read_back", "write_block"]
