"""Photos and scans of paper: shown beside a form, and read where Tesseract is on the machine. The child's part: `images`."""

from rumbo.records.pictures.reader import preview, read_picture, read_pictures_inside
from rumbo.records.pictures.tesseract import find_tesseract

__all__ = ["find_tesseract", "preview", "read_picture", "read_pictures_inside"]
