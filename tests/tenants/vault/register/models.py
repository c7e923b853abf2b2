"""An invented resident, with every kind of sealed field."""

from django.db import models

from tenants.vault import BlindIndexField, EncryptedJSONField, EncryptedTextField
from tenants.vault.models import PersonalData
from tenants.vault.normalising import iso_date, name_and_day


class Resident(PersonalData):
    name = EncryptedTextField(max_length=80)
    born_on = EncryptedTextField(max_length=10, blank=True)
    note = EncryptedTextField(null=True, blank=True)
    contact = EncryptedJSONField(null=True, blank=True)
    district = models.CharField(max_length=40, blank=True)

    name_index = BlindIndexField(source="name")
    born_index = BlindIndexField(source="born_on", normalise=iso_date)
    who_index = BlindIndexField(source=("name", "born_on"), normalise=name_and_day)

    def __str__(self) -> str:
        return str(self.uid)
