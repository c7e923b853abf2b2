"""Series as people make them, by chance: every frequency, exceptions, splits, hours around the change of the clock."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from portal.planning.changing import change_all, change_following, change_this, drop_this
from portal.planning.rules import Frequency, rule_on
from portal.planning.series import Series, exists, originals

FIRST = date(2026, 1, 1)
# Hours of work, and the odd ones: in the hour that is left out or comes twice, and over the change of the day.
HOURS = ((9, 0), (10, 0), (13, 30), (19, 15), (0, 0), (2, 30), (23, 30))
SUNDAY = 6
MOST_CHANGES = 12


def made(random: Random, number: int) -> list[Series]:
    """A series with what happened to it since; more than one when it was split."""
    series = _plain(random, f"{number}@voorbeeld.test")
    found = [series]
    for change in range(random.randrange(MOST_CHANGES)):
        found[-1:] = _changed(random, found[-1], f"{number}-{change}@voorbeeld.test")
    return found


def _plain(random: Random, uid: str) -> Series:
    hour, minute = random.choice(HOURS)
    day = FIRST + timedelta(days=random.randrange(700))
    if hour == 2:
        day += timedelta(days=SUNDAY - day.weekday())  # the nights in which clocks change
    if random.random() < 0.2:
        day = day.replace(day=28) + timedelta(days=4)
        day -= timedelta(days=day.day)  # the last of a month: the 28th to the 31st
    start = datetime(day.year, day.month, day.day, hour, minute)
    while not exists(start):
        start += timedelta(days=7)
    frequency = random.choice(list(Frequency))
    rule = rule_on(
        start.date(),
        frequency,
        interval=random.choice((1, 1, 1, 2, 3)),
        by_weekday=random.random() < 0.5,
        last=random.random() < 0.3,
    )
    ends = random.choice(
        ({}, {"count": random.randint(1, 80)}, {"until": day + timedelta(days=random.randrange(3000))})
    )
    return Series(uid, start, random.choice((30, 60, 90)), replace(rule, **ends))


def _changed(random: Random, series: Series, uid: str) -> list[Series]:
    standing = [local for _period, local in originals(series) if local not in series.dropped][:200]
    if not standing:
        return [series]
    original = random.choice(standing)
    elsewhere = original + timedelta(days=random.randint(-3, 3), hours=random.randint(-2, 5))
    match random.choice(("move", "move", "drop", "drop", "later", "following")):
        case "drop":
            return [drop_this(series, original)]
        case "move" if exists(elsewhere):
            return [change_this(series, original, start=elsewhere, minutes=random.choice((None, 45)))]
        case "later" if exists(_later(series.start)):
            return [change_all(series, start=_later(series.start)).series]
        case "following" if exists(_later(original)):
            split = change_following(series, original, uid=uid, start=_later(original))
            return [each for each in (split.before, split.after) if each is not None]
    return [series]


def _later(local: datetime) -> datetime:
    return local + timedelta(minutes=30)
