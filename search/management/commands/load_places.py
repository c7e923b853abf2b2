"""Load postcode areas from a file in the format of 4pp.csv. All of it or nothing; repeating changes nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.models import Place
from search.places.reading import BadPlaces, read_places


class Command(BaseCommand):
    help = "Loads four-digit postcodes with place, municipality and coordinates, for searching near a place."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV with postcode, woonplaats, gemeente, latitude, longitude")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            places = read_places(options["file"])
        except BadPlaces as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        fields = [field.name for field in Place._meta.concrete_fields if not field.primary_key]
        Place.objects.bulk_create(
            places, update_conflicts=True, unique_fields=["postcode"], update_fields=fields, batch_size=500
        )
        municipalities = {place.municipality for place in places}
        self.stdout.write(f"{len(places)} postcodes in {len(municipalities)} municipalities loaded.")
