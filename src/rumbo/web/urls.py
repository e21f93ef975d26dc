"""Every address of the site: a few that have no language, the rest below /en/ and /es/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from rumbo.web.frame import views as frame
from rumbo.web.story.portal import views as portal

urlpatterns = [
    path("", frame.choose_language, name="root"),
    path("start", frame.start, name="start"),
    path("alive", frame.alive, name="alive"),
    path("portal", portal.back, name="portal-back"),
    *i18n_patterns(
        path("", include("rumbo.web.today.urls")),
        path("story/", include("rumbo.web.story.urls")),
        path("questions/", include("rumbo.web.questions.urls")),
        path("opinions/", include("rumbo.web.opinions.urls")),
        path("choices/", include("rumbo.web.choices.urls")),
        path("trials/", include("rumbo.web.trials.urls")),
        path("living/", include("rumbo.web.living.urls")),
        path("circle/", include("rumbo.web.circle.urls")),
        path("help/", include("rumbo.web.help.urls")),
        path("file/", include("rumbo.web.vault.urls")),
        path("parts/", frame.parts, name="parts"),
    ),
]

handler400 = "rumbo.web.frame.refusals.bad_request"
handler403 = "rumbo.web.frame.refusals.not_allowed"
handler404 = "rumbo.web.frame.refusals.not_found"
handler500 = "rumbo.web.frame.refusals.our_mistake"
