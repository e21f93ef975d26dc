"""What a host's machines may ask: whether this process lives, whether it is ready, and its measures. They tell nothing else.

It stands before everything else, because what asks is a program on this machine that knows neither the host's name nor anybody.
"""

from __future__ import annotations

import hmac
import ipaddress
import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

from rumbo.web.vault.hosted.health import is_ready

NOBODYS = "none"  # the view of an address that leads nowhere: what was asked for is not written down
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

log = logging.getLogger("rumbo.requests")


class Measures:
    """How many requests each view answered, how, and how long they took. No label says who asked or for what."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "rumbo_requests_total", "Requests answered", ("view", "method", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "rumbo_request_seconds", "How long answers took", ("view",), buckets=SECONDS, registry=self.registry
        )

    def add(self, *, view: str, method: str, status: int, took_s: float) -> None:
        """Count one answer."""
        self._requests.labels(view, method, str(status)).inc()
        self._seconds.labels(view).observe(took_s)

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self.registry)


THE_MEASURES = Measures()


class Watching:
    """Middleware, the first of a host's: answers three addresses itself, and counts and logs every other answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._own = {"/alive": _alive, "/ready": _ready, "/metrics": _metrics}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or let it through and write down that it was answered."""
        own = self._own.get(request.path)
        if own is not None:
            return own(request) if request.method in {"GET", "HEAD"} else HttpResponse(status=405)
        began = time.perf_counter()
        response = self.get_response(request)
        _write_down(request, response.status_code, took_s=time.perf_counter() - began)
        return response


def may_read_measures(request: HttpRequest) -> bool:
    """Whether a request comes with the token or, where none is set, straight from this machine and through no proxy."""
    if settings.RUMBO_METRICS_TOKEN:
        given = request.META.get("HTTP_AUTHORIZATION", "")
        return hmac.compare_digest(given.encode(), f"Bearer {settings.RUMBO_METRICS_TOKEN}".encode())
    named = request.META.get("HTTP_HOST", "").rsplit(":", 1)[0]
    return (
        named in {"127.0.0.1", "localhost", "[::1]"}
        and _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and not any(name in request.META for name in FORWARDED)
    )


def _alive(request: HttpRequest) -> HttpResponse:
    return _plain("alive")


def _ready(request: HttpRequest) -> HttpResponse:
    return _plain("ready") if is_ready() else _plain("not ready", status=503)


def _metrics(request: HttpRequest) -> HttpResponse:
    if not may_read_measures(request):
        return _plain("not found", status=404)
    return HttpResponse(THE_MEASURES.text(), content_type=CONTENT_TYPE_LATEST)


def _plain(words: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain", status=status, headers={"Cache-Control": "no-store"})


def _write_down(request: HttpRequest, status: int, *, took_s: float) -> None:
    found = request.resolver_match
    view = found.view_name if found is not None else NOBODYS
    method = request.method if request.method in METHODS else "OTHER"
    THE_MEASURES.add(view=view, method=method, status=status, took_s=took_s)
    told = {"view": view, "method": method, "status": status, "took_ms": round(took_s * 1000, 1)}
    log.info("", extra=told)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
