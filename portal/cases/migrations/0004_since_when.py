"""Since when a team may open a case. Of rows that stood before, nobody wrote it down."""

import django.utils.timezone
from django.db import migrations, models

HELP = "Unknown of older rows."


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_the_clock_of_a_request")]

    operations = [
        migrations.AddField(
            model_name="caseaccess",
            name="since",
            field=models.DateTimeField(editable=False, help_text=HELP, null=True),
        ),
        migrations.AlterField(
            model_name="caseaccess",
            name="since",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, help_text=HELP, null=True
            ),
        ),
    ]
