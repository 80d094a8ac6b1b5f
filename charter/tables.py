"""Every room's rows, so that one import knows the whole database (migrations, tests, starting)."""

from charter.amending import models as amending
from charter.commenting import models as commenting
from charter.drafting import models as drafting
from charter.erasing import models as erasing
from charter.meeting import models as meeting
from charter.outbox import models as outbox
from charter.people import models as people
from charter.people.register import models as register
from charter.record import models as record
from charter.signing import models as signing

__all__ = ["amending", "commenting", "drafting", "erasing", "meeting", "outbox", "people", "record", "register", "signing"]
