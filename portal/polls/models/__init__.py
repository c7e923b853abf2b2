"""Tables of date polls."""

from portal.polls.models.option import Option, Vote
from portal.polls.models.poll import Poll
from portal.polls.models.voter import Voter

__all__ = ["Option", "Poll", "Vote", "Voter"]
