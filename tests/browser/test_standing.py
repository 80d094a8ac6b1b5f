"""A visitor at the letter's link: does the comment still stand? Pressed, and once it is over; at three widths."""

from __future__ import annotations

from playwright.sync_api import expect

import config
from charter import clock
from charter.commands.opening import site as opened
from charter.commenting import standing
from charter.commenting.models import Comment, CommentFate
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries as versions
from charter.web.ids import random_id
from tests.browser.fresh import Fresh, environ
from tests.browser.somebody import looked
from tests.browser.test_every_page import SCRIPT, window
from tests.world import DAY, TEXT

SAID = "My son is in year 8. Nobody rang us before his hours were cut.\n\nA Friday afternoon is too late."


def links(site: Fresh) -> tuple[str, str]:
    """Draft 2, in whose words a visitor's comment was met by others; and draft 3, after which another's letter is too late."""
    with opened(config.from_environ(environ(site.folder, site.address))):
        for n in (1, 2):
            with writing():
                text = TEXT.replace("should talk", f"will talk {n} times")
                drafting.import_next(text, by=None, at=clock.now(), expected_parent=n)
        key = next(place.key for place in versions.tree(1) if "should talk" in place.words)
        made = []
        for n, newest in ((1, 3), (2, 2)):
            comment = Comment(number=n, version_number=1, clause_key=key, words=SAID, shown_as="a parent or carer",
                              email="teller@home.example", at=clock.now() - DAY, once=random_id())
            comment.fates.append(CommentFate(version_number=newest, fate="words changed"))
            if newest == 2:
                comment.fates.append(CommentFate(version_number=3, fate="words changed"))
            with writing():
                db.session.add(comment)
                db.session.flush()
                made.append(f"/comments/{comment.id}/stand/{standing.secret(comment, newest)}")
    return made[0], made[1]


@SCRIPT
def test_it_still_stands_or_it_is_over(wharnley: Fresh, widths: tuple[int, ...]) -> None:
    asked, late = links(wharnley)
    page = window(wharnley, None, widths)
    wharnley.go(page, asked)
    expect(page.locator("h1")).to_have_text("Does your comment 1 still stand?")
    assert looked(page, widths) == []
    page.get_by_role("button", name="My comment still stands").click()
    expect(page.locator("h1")).to_have_text("Your comment still stands")
    assert looked(page, widths) == []
    wharnley.go(page, late)
    expect(page.locator("h1")).to_have_text("Your comment 2")
    expect(page.locator("main")).to_contain_text("Draft 3 was made since")
    assert looked(page, widths) == []
