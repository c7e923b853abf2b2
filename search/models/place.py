"""Four-digit postcodes with their place, municipality and centre: facts, the same for every tenant."""

from django.db import models


class Place(models.Model):
    """One four-digit postcode area."""

    postcode = models.CharField(max_length=4, primary_key=True)
    place = models.CharField(max_length=100)
    municipality = models.CharField(max_length=100)
    latitude = models.FloatField()
    longitude = models.FloatField()
    po_box = models.BooleanField(
        default=False, help_text="Post-office boxes only: found, but no part of a place's centre."
    )
    place_key = models.CharField(max_length=100, db_index=True, help_text="The place as it is looked up: folded.")
    municipality_key = models.CharField(max_length=100, db_index=True)

    def __str__(self) -> str:
        return f"{self.postcode} {self.place}"
