"""When: schedules by the rules of RFC 5545, and the days that go differently."""

from django.db import models

from portal.socialmap.models.entity import HsdsEntity, free_text
from portal.socialmap.models.location import Location, ServiceAtLocation
from portal.socialmap.models.service import Service
from tenants.fields import TenantParentalKey


class Frequency(models.TextChoices):
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class Timed(HsdsEntity):
    """Hangs under a service, a location or a service at a location."""

    service = TenantParentalKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss")
    location = TenantParentalKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss")
    service_at_location = TenantParentalKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True, help_text="Not after opens_at: closes the next day.")

    reached_through = {"service": "service", "service_at_location": "service_at_location", "location": "location"}

    class Meta(HsdsEntity.Meta):
        abstract = True


class Schedule(Timed):
    """A rule by which the same hours come back. `timezone` is minutes from UTC as HSDS has it; hours are local."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    timezone = models.FloatField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    count = models.IntegerField(null=True, blank=True)
    wkst = models.CharField(max_length=2, blank=True, default="")
    freq = models.CharField(max_length=10, choices=Frequency, blank=True, default="")
    interval = models.IntegerField(null=True, blank=True)
    byday = free_text()
    byweekno = free_text()
    bymonthday = free_text()
    byyearday = free_text()
    description = free_text()
    schedule_link = free_text()
    attending_type = free_text()
    notes = free_text()

    # Ours.
    open_on_holidays = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.description or f"{self.freq} {self.byday}".strip()


class HolidaySchedule(Timed):
    """Days that go differently: closed, or other hours. Wins from every schedule and every public holiday.

    HSDS 3.1 has no exceptions; the name and the fields are those of HSDS 2.
    """

    start_date = models.DateField()
    end_date = models.DateField()
    closed = models.BooleanField(default=True)
    description = free_text()

    class Meta(Timed.Meta):
        constraints = [
            *HsdsEntity.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="holidayschedule_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start_date} - {self.end_date}"
