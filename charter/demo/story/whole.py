"""The whole story, gathered from its parts."""

from __future__ import annotations

from charter.demo.story.amendments_1 import ON_DRAFT_1 as AMENDMENTS_1
from charter.demo.story.amendments_2 import ON_DRAFT_2 as AMENDMENTS_2
from charter.demo.story.amendments_3 import ON_DRAFT_3 as AMENDMENTS_3
from charter.demo.story.amendments_5 import ON_DRAFT_5 as AMENDMENTS_5
from charter.demo.story.comments_early import ON_DRAFT_1, ON_DRAFT_2
from charter.demo.story.comments_late import ON_DRAFT_3, ON_DRAFT_5, ON_VERSION_4
from charter.demo.story.meeting_between import BETWEEN
from charter.demo.story.meetings_early import FIRST, SECOND
from charter.demo.story.meetings_late import NOW, SETTLING, THIRD

AMENDMENTS = AMENDMENTS_1 + AMENDMENTS_2 + AMENDMENTS_3 + AMENDMENTS_5
COMMENTS = ON_DRAFT_1 + ON_DRAFT_2 + ON_DRAFT_3 + ON_VERSION_4 + ON_DRAFT_5
MEETINGS = (FIRST, SECOND, THIRD, BETWEEN, NOW)

__all__ = ["AMENDMENTS", "COMMENTS", "MEETINGS", "SETTLING"]
