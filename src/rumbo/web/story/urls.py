"""The story's addresses, below /story/."""

from django.urls import path

from rumbo.web.story import views
from rumbo.web.story.correcting import views as correcting
from rumbo.web.story.imports import views as imports
from rumbo.web.story.notebook import views as notebook
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
    path("records/", imports.records, name="records"),
    path("records/<int:record_id>/", imports.record, name="record"),
    path("records/<int:record_id>/progress/", imports.progress, name="progress"),
    path("records/<int:record_id>/cancel/", imports.cancel, name="cancel"),
    path("records/<int:record_id>/read-again/", imports.read_again, name="read-again"),
    path("records/<int:record_id>/door/", imports.door, name="door"),
    path("records/<int:record_id>/review/", imports.review, name="review"),
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
    path("notebook/", notebook.pages, name="notebook"),
    path("notebook/<uuid:page_id>/remove/", notebook.remove, name="notebook-remove"),
]
