"""Reads of what came in."""

from portal.intake.selectors.reports import (
    Counts,
    ReportLine,
    ReportList,
    ReportPage,
    counts,
    oldest_open,
    report_page,
    reports,
    reports_about,
)
from portal.intake.selectors.requests import (
    RequestLine,
    RequestPage,
    count_waiting,
    open_request,
    receivers_for,
    requests_waiting,
)
from portal.intake.selectors.subjects import SubjectChoice, SubjectSetting, subject_settings, subjects_on_offer

__all__ = [
    "Counts",
    "ReportLine",
    "ReportList",
    "ReportPage",
    "RequestLine",
    "RequestPage",
    "SubjectChoice",
    "SubjectSetting",
    "count_waiting",
    "counts",
    "oldest_open",
    "open_request",
    "receivers_for",
    "report_page",
    "reports",
    "reports_about",
    "requests_waiting",
    "subject_settings",
    "subjects_on_offer",
]
