"""What is said, in both languages: texts, messages with values, errors a person can read, and the loader of content."""

from rumbo.words.calm import calm
from rumbo.words.content import Content, ContentError, content_folder, load
from rumbo.words.explained import Explained
from rumbo.words.message import Message, Value, as_text, say
from rumbo.words.text import LANGUAGES, Lang, Sayable, Text, both

__all__ = [
    "LANGUAGES",
    "Content",
    "ContentError",
    "Explained",
    "Lang",
    "Message",
    "Sayable",
    "Text",
    "Value",
    "as_text",
    "both",
    "calm",
    "content_folder",
    "load",
    "say",
]
