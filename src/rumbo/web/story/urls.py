"""The story's addresses, below /story/."""

from django.urls import path

from rumbo.web.story import views
from rumbo.web.story.correcting import views as correcting
from rumbo.web.story.imports import views as imports
from rumbo.web.story.lessons import views as lessons
from rumbo.web.story.notebook import views as notebook
from rumbo.web.story.pace import views as pace
from rumbo.web.story.portal import views as portal
from rumbo.web.story.taking import views as taking
from rumbo.web.story.telling import views as telling

app_name = "story"
urlpatterns = [
    path("", views.story, name="story"),
    path("everything/", views.everything, name="everything"),
    path("who-did-what/", views.who_did_what, name="journal"),
    path("lengths/", views.lengths, name="lengths"),
    path("sheet/", views.story_sheet, name="sheet"),
    path("what-i-had/sheet/", views.treatments_sheet, name="treatments-sheet"),
    path("tell/", telling.begin, name="tell"),
    path("tell/kept/", telling.kept, name="tell-kept"),
    path("tell/finished/", telling.finished, name="tell-finished"),
    path("tell/find/<slug:what>/", telling.suggestions, name="suggestions"),
    path("tell/<str:key>/", telling.step, name="tell-step"),
    path("bring/", imports.bring, name="bring"),
    path("bring/words/", imports.paste, name="paste"),
    path("bring/portal/", portal.connect, name="connect"),
    path("bring/portal/back/", portal.returned, name="portal-returned"),
    path("bring/portal/back/fetch/", portal.fetch, name="portal-fetch"),
    path("bring/portal/<int:portal_id>/", portal.portal, name="portal"),
    path("bring/portal/<int:portal_id>/ask/", portal.ask, name="portal-ask"),
    path("bring/portal/<int:portal_id>/agree/", portal.agree, name="portal-agree"),
    path("bring/portal/<int:portal_id>/sign-in/", portal.sign_in, name="portal-sign-in"),
    path("bring/portal/<int:portal_id>/fetch-again/", portal.fetch_again, name="portal-fetch-again"),
    path("bring/portal/<int:portal_id>/progress/", portal.progress, name="portal-progress"),
    path("bring/portal/<int:portal_id>/stop/", portal.stop, name="portal-stop"),
    path("bring/portal/<int:portal_id>/forget/", portal.forget, name="portal-forget"),
    path("records/", imports.records, name="records"),
    path("records/<int:record_id>/", imports.record, name="record"),
    path("records/<int:record_id>/progress/", imports.progress, name="progress"),
    path("records/<int:record_id>/cancel/", imports.cancel, name="cancel"),
    path("records/<int:record_id>/read-again/", imports.read_again, name="read-again"),
    path("records/<int:record_id>/door/", imports.door, name="door"),
    path("records/<int:record_id>/review/", imports.review, name="review"),
    path("records/<int:record_id>/notes/", taking.bring_notes, name="bring-notes"),
    path("records/<int:record_id>/mine/", imports.claim, name="claim"),
    path("records/<int:record_id>/remove/", imports.remove, name="remove-record"),
    path("records/<int:record_id>/file/", imports.download, name="download"),
    path("records/<int:record_id>/picture/", imports.picture, name="picture"),
    path("records/<int:record_id>/type/", imports.type_in, name="type-in"),
    path("facts/add/<slug:kind>/", correcting.add, name="add"),
    path("facts/<str:fact_id>/", correcting.fact, name="fact"),
    path("facts/<str:fact_id>/source/", imports.source, name="source"),
    path("facts/<str:fact_id>/correct/", correcting.correct, name="correct"),
    path("facts/<str:fact_id>/take-back/", correcting.take_back, name="take-back"),
    path("facts/<str:fact_id>/undo/", correcting.undo, name="undo"),
    path("disagree/<str:conflict_id>/", correcting.conflict, name="conflict"),
    path("learned/", lessons.lessons, name="lessons"),
    path("learned/<int:lesson_id>/", lessons.lesson, name="lesson"),
    path("learned/<int:lesson_id>/remove/", lessons.remove, name="lesson-remove"),
    path("pace/", pace.pace, name="pace"),
    path("pace/quiet/", pace.quiet, name="quiet"),
    path("pace/on/", pace.go_on, name="go-on"),
    path("pace/heard/", pace.heard, name="heard"),
    path("take/", taking.take, name="take"),
    path("take/how-to-open/", taking.how_to_open, name="how-to-open"),
    path("notebook/", notebook.pages, name="notebook"),
    path("notebook/<uuid:page_id>/remove/", notebook.remove, name="notebook-remove"),
]
