"""Messages that wait to leave, and the worker that sends them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.managers import TenantManager
from tenants.models import TenantOwned


class State(models.TextChoices):
    WAITING = "waiting", _("Wacht")
    DONE = "done", _("Verzonden")
    DROPPED = "dropped", _("Niet meer nodig")
    DEAD = "dead", _("Mislukt")


class OutboxMessage(TenantOwned):
    """One thing to do outside the database. The payload holds ids only and is emptied when it is done."""

    topic = models.CharField(max_length=60)
    aggregate = models.CharField(max_length=120, help_text="What it is about, such as service:UID.")
    version = models.BigIntegerField(default=0, help_text="Of the aggregate, when it was written.")
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=120, help_text="The same for a repeat, so that the other side can tell.")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    available_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease_owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, blank=True, help_text="The class of the error, never its text.")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = TenantManager()
    every_tenant = models.Manager()  # for the worker, which serves all tenants and activates that of each message

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "topic", "key"], name="outbox_key_once")]
        indexes = [
            models.Index(fields=["available_at", "id"], name="outbox_waiting", condition=Q(state="waiting")),
            models.Index(fields=["settled_at"], name="outbox_settled", condition=~Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.uid}"


class WorkerBeat(models.Model):
    """A sign of life of one worker process."""

    name = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class PeriodicRun(models.Model):
    """When a job that comes back is due again. Whoever moves it forward runs it."""

    name = models.CharField(max_length=60, unique=True)
    next_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.name
