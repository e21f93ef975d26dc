import django.db.models.deletion
from django.db import migrations, models

import rumbo.web.people.privacy


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("opinions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptPacket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", rumbo.web.people.privacy.Sealed()),
                (
                    "reader",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="packet", to="people.reader"
                    ),
                ),
            ],
        ),
    ]
