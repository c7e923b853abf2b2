"""What must leave the database (mail now; calendar and feeds later): rows written with their cause, sent by the worker.

At least once, with a key that stays the same: exactly once does not exist outside a database. Others import from
here alone; models are reached inside the functions, because Django imports this package before its models may exist.
"""

from tenants.outbox.enqueueing import enqueue
from tenants.outbox.health import Health, Progress, health
from tenants.outbox.jobs import register_job
from tenants.outbox.mail import Letter, UnknownPurpose, mail_purpose, progress_of_letters, send_mail_later
from tenants.outbox.topics import Delivery, Dropped, handler

__all__ = [
    "Delivery",
    "Dropped",
    "Health",
    "Letter",
    "Progress",
    "UnknownPurpose",
    "enqueue",
    "handler",
    "health",
    "mail_purpose",
    "progress_of_letters",
    "register_job",
    "send_mail_later",
]
