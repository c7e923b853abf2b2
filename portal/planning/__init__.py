"""What a meeting needs to be planned and knows nothing of meetings: orders, rounds, series and calendar files.

Pure: no models, no request, no database. `running_order` and `speed_dates` say who when; `rules`, `rule_words`,
`series` and `changing` say when again; `entries`, `calendar` and `replies` speak with calendars.
"""
