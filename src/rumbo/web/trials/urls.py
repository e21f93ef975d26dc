"""The addresses of the trials, below /trials/."""

from django.urls import path, register_converter

from rumbo.web.trials import views
from rumbo.web.trials.fetching import views as fetching
from rumbo.web.trials.kept import views as kept


class NctNumber:
    """The number of a trial in an address."""

    regex = r"NCT\d{8}"

    def to_python(self, value: str) -> str:
        """The number as it is."""
        return value

    def to_url(self, value: str) -> str:
        """The number as it is."""
        return value


register_converter(NctNumber, "nct")

app_name = "trials"
urlpatterns = [
    path("", views.trials, name="trials"),
    path("new/", views.new, name="new"),
    path("fetching/", fetching.fetching, name="fetching"),
    path("fetching/progress/", fetching.progress, name="fetching-progress"),
    path("fetching/begin/", fetching.begin, name="fetching-begin"),
    path("fetching/files/", fetching.bring, name="fetching-files"),
    path("fetching/stop/", fetching.stop, name="fetching-stop"),
    path("saved/", kept.saved, name="saved"),
    path("saved/side-by-side/", kept.beside, name="beside"),
    path("saved/sheet/", kept.sheet, name="sheet"),
    path("saved/<uuid:saved_id>/", kept.change, name="change"),
    path("saved/<uuid:saved_id>/remove/", kept.remove, name="remove"),
    path("<nct:nct_id>/", views.trial, name="trial"),
    path("<nct:nct_id>/ask/", views.ask, name="ask"),
    path("<nct:nct_id>/save/", kept.save, name="save"),
]
