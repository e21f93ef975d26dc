"""The settings of the site, and the few environment variables that change them (docs/reference/settings.md).

At home nothing needs to be set: `rumbo open` gives the process what it needs.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from rumbo.web.frame.clock import find_zone
from rumbo.web.vault.folder import find_folder
from rumbo.web.vault.hosted import variables
from rumbo.web.vault.keys import Argon2Cost

HERE = Path(__file__).resolve().parent

# At home, or hosted by a non-profit for many people: then nothing starts before all that takes is set.
RUMBO_MODE = variables.read_mode(os.environ)
if RUMBO_MODE == variables.HOSTED:
    variables.check(os.environ)
RUMBO_HOST_KEY_FILE = os.environ.get("RUMBO_HOST_KEY_FILE", "")
RUMBO_HOST_KEY_COMMAND = os.environ.get("RUMBO_HOST_KEY_COMMAND", "")
RUMBO_ADDRESS = os.environ.get("RUMBO_ADDRESS", "")
RUMBO_METRICS_TOKEN = os.environ.get("RUMBO_METRICS_TOKEN", "")

# What `rumbo open` hands to its server process. A missing secret is made anew, and then old cookies no longer count.
SECRET_KEY = os.environ.get("RUMBO_SECRET") or secrets.token_urlsafe(48)
RUMBO_LAUNCH_TOKEN = os.environ.get("RUMBO_LAUNCH_TOKEN", "")
RUMBO_FOLDER = find_folder()
RUMBO_IDLE_MINUTES = int(os.environ.get("RUMBO_IDLE_MINUTES", "20"))
RUMBO_LARGEST_FILE_MB = int(os.environ.get("RUMBO_LARGEST_FILE_MB", "4096"))
RUMBO_IDENTITY = os.environ.get("RUMBO_IDENTITY", "")
RUMBO_BACK_TO = os.environ.get("RUMBO_BACK_TO", "")
RUMBO_TRIALS_ADDRESS = os.environ.get("RUMBO_TRIALS_ADDRESS", "")
if RUMBO_TRIALS_ADDRESS and urlsplit(RUMBO_TRIALS_ADDRESS).hostname != "127.0.0.1":
    raise ImproperlyConfigured(
        "RUMBO_TRIALS_ADDRESS is for tests: only an address on 127.0.0.1 is taken. Please unset it."
    )
RUMBO_KEY_COST = Argon2Cost()
RUMBO_IS_EXAMPLE = os.environ.get("RUMBO_EXAMPLE") == "1"

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "rumbo.web.urls"
WSGI_APPLICATION = "rumbo.web.wsgi.application"
DEFAULT_AUTO_FIELD = "rumbo.web.people.privacy.RowId"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.forms",  # its templates of widgets
    "django_htmx",
    "csp",
    "rumbo.web.frame",
    "rumbo.web.people",
    "rumbo.web.vault",
    "rumbo.web.story",
    "rumbo.web.questions",
    "rumbo.web.opinions",
    "rumbo.web.choices",
    "rumbo.web.trials",
    "rumbo.web.living",
    "rumbo.web.help",
    "rumbo.web.circle",
    "rumbo.web.today",
]

MIDDLEWARE = [
    "rumbo.web.frame.doorkeeper.Doorkeeper",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "rumbo.web.frame.language.RememberLanguage",
    "django.middleware.common.CommonMiddleware",
    "rumbo.web.vault.gate.Gate",  # before anything reads an upload
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rumbo.web.frame.form_addresses.BackToThePage",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "rumbo.web.frame.page.every_page",
            ],
            "builtins": ["django.templatetags.i18n", "rumbo.web.frame.templatetags.words"],
        },
    },
]
FORM_RENDERER = "rumbo.web.frame.fields.Renderer"

# The file is opened by `vault`; the engine takes its key from there and refuses while it is locked.
DATABASES = {
    "default": {
        "ENGINE": "rumbo.web.vault.sqlcipher",
        "NAME": str(RUMBO_FOLDER / "rumbo.db"),
        "CONN_MAX_AGE": 0,  # a connection ends with its page: no thread keeps an open file after a lock
        "ATOMIC_REQUESTS": False,  # actions are atomic; Argon2 and uploads must not hold a transaction
    }
}
DATABASE_ROUTERS = ["rumbo.web.vault.hosted.router.StoryKeyRouter"]
if RUMBO_MODE == variables.HOSTED:
    DATABASES = {
        "default": variables.database(os.environ["RUMBO_DATABASE"]),
        "keys": variables.database(os.environ["RUMBO_KEYS_DATABASE"]),
    }
    ALLOWED_HOSTS = [urlsplit(RUMBO_ADDRESS).hostname or ""]
    MIDDLEWARE.insert(0, "rumbo.web.vault.hosted.watching.Watching")

# A vault's cookies are its own: two files opened on one computer do not sign each other out.
_MARK = hashlib.sha256(str(RUMBO_FOLDER).encode()).hexdigest()[:8]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = f"rumbo_{_MARK}"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"rumbo_{_MARK}_form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "rumbo.web.frame.refusals.form_expired"
RUMBO_LAUNCH_COOKIE = f"rumbo_{_MARK}_launch"
LANGUAGE_COOKIE_NAME = "rumbo_language"
if RUMBO_ADDRESS.startswith("https:"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True

FILE_UPLOAD_HANDLERS = ["rumbo.web.vault.upload.SealedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = find_zone()
LOCALE_PATHS = [HERE / "locale"]

STATIC_URL = "static/"
STATICFILES_DIRS: list[str] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}

# Logs say that something failed and where, never what was in it: no health facts, no form values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "rumbo.web.frame.logs.NoFacts"}},
    "handlers": {"console": {"class": "rumbo.web.frame.logs.Console", "filters": ["quiet"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "httpx": {"level": "CRITICAL", "propagate": False},  # they would name the addresses that are asked
        "httpcore": {"level": "CRITICAL", "propagate": False},
    },
}
if RUMBO_MODE == variables.HOSTED:  # a line for each answer, as JSON: its view, its status, how long it took
    LOGGING |= {"formatters": {"json": {"()": "rumbo.web.frame.logs.JsonLines"}}}
    LOGGING["handlers"]["console"]["formatter"] = "json"  # type: ignore[index]  # of the dictionary above
    LOGGING["loggers"]["rumbo.requests"] = {"handlers": ["console"], "level": "INFO", "propagate": False}  # type: ignore[index]
