"""Every room's rows, so that one import knows the whole database (migrations, tests, starting)."""

from charter.amending import models as amending
from charter.area import models as area
from charter.commenting import models as commenting
from charter.companions import models as companions
from charter.drafting import models as drafting
from charter.erasing import models as erasing
from charter.glossary import models as glossary
from charter.looks import models as looks
from charter.meeting import models as meeting
from charter.outbox import models as outbox
from charter.people import models as people
from charter.people.register import models as register
from charter.record import models as record
from charter.signing import models as signing

__all__ = [
    "amending", "area", "commenting", "companions", "drafting", "erasing", "glossary", "looks", "meeting",
    "outbox", "people", "record", "register", "signing",
]
