"""The vault's addresses, below /file/."""

from django.urls import path

from rumbo.web.vault import views
from rumbo.web.vault.views import backups, example, readers, secrets

app_name = "vault"
urlpatterns = [
    path("", views.file, name="file"),
    path("protect/", views.protect, name="protect"),
    path("protect/without/", views.without, name="without"),
    path("open/", views.open_file, name="open"),
    path("open/with-recovery-key/", views.open_with_recovery, name="open-with-recovery"),
    path("held/", views.held, name="held"),
    path("lock/", views.lock, name="lock"),
    path("still-here/", views.touch, name="touch"),
    path("passphrase/", secrets.passphrase, name="passphrase"),
    path("recovery-key/", secrets.recovery_key, name="recovery-key"),
    path("recovery-key/sheet/", secrets.recovery_sheet, name="recovery-sheet"),
    path("recovery-key/new/", secrets.new_recovery_key, name="new-recovery-key"),
    path("new-key/", secrets.new_key, name="new-key"),
    path("back-ups/", backups.page, name="backups"),
    path("back-ups/make/", backups.make, name="make-backup"),
    path("back-ups/place/", backups.place, name="backup-place"),
    path("restore/", backups.restore_page, name="restore"),
    path("readers/", readers.page, name="readers"),
    path("readers/add/", readers.add, name="add-reader"),
    path("readers/rename/", readers.rename, name="rename-reader"),
    path("readers/<int:reader_id>/remove/", readers.remove, name="remove-reader"),
    path("example/", example.begin, name="example"),
    path("example/leave/", example.leave, name="leave-example"),
]
