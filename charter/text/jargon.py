"""Words that people outside an office stumble over, each with plainer ones; an area adds its own (see charter/glossary).

Chosen from words that school and council letters are full of, after the lists of the Plain English Campaign ("The A to Z
of alternative words") and of GOV.UK ("Words to avoid"). Words of law that have no other name are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LIST = """
accordingly: so|additional: more|additionally: also|agile: say what you mean|allocate: give, share out
alternative provision: lessons elsewhere|ameliorate: make better|amongst: among|ascertain: find out|assist: help
at the earliest opportunity: by a day or a number of days|at this point in time: now|attain: reach
attributable to: because of|best practice: what has worked|buy-in: support|capacity building: help people learn to
clarification: say more clearly|cohort: year group, group of pupils|collaborate: work together|collaboratively: together
commence: begin|commissioner: who pays for the service|comply with: keep to|concerning: about|consequently: so
co-production: deciding together|coproduction: deciding together|deliver outcomes: say what will be different
deliverables: what will be done|demonstrate: show|designated: named|disadvantaged cohort: say which pupils
disapplied: left out|disseminate: share|drill down: look closely|due to the fact that: because
empower: say what people can now do|enable: let, help|endeavour: try|enhance: make better|ensure: make sure
escalate: take to somebody senior|establish: set up, find out|evidence-based: shown to work|expedite: hurry
facilitate: help, make easier|finalise: finish|forthwith: at once|foster: encourage|framework: plan, rules
furthermore: also|going forward: from now on|going forwards: from now on|henceforth: from now on|holistic: whole
impact on: affect|implement: carry out, do|implementation: doing it|in accordance with: as … says
in conjunction with: with|in excess of: more than|in lieu of: instead of|in order to: to|in relation to: about
in respect of: about|in the event of: if|in the event that: if|inform: tell|initiate: begin|initiative: plan, new work
interventions: help|key stakeholders: say who|leverage: use|liaise: talk with|liaise with: talk with|methodology: way
mitigate: make less|modality: way|monitor: check|multi-agency: from several services
multi-disciplinary: of several kinds of staff|necessitate: need|notwithstanding: even though|obtain: get
on an annual basis: each year|on a regular basis: say how often|ongoing: going on|outcomes: what will be different
outline: tell in short|paradigm: way of thinking|parental engagement: talking with parents|participate: take part
pathway: steps|per annum: a year|pertaining to: about|pertinent: to the point
practitioners: staff, people who do the work|prior to: before|priority cohort: say which pupils|proactive: early
proactively: early, before being asked|procure: buy|promptly: by a day or a number of days
provision: help, lessons, places|provide support: help|purchase: buy|regarding: about|reintegration: coming back
remuneration: pay|require: need|robust: strong, careful|safeguarding concerns: worries about a child’s safety
scaffold: support in steps|service users: people who use it|shall be required to: must
signpost: tell people where to find|signposting: telling people where to go|stakeholder: say who|stakeholders: say who
strategic: say what it decides|streamline: make simpler|submit: send|subsequent: later|subsequently: later
subsequent to: after|sufficient: enough|support package: say what help|synergy: working together
systemic: through the whole system|target cohort: say which pupils|terminate: end|thereafter: then|timely: say by when
transformation: change|transition: move, change|trauma-informed: knowing what people may have been through
underpin: support|undertake: do|upskill: train|utilise: use|utilize: use|via: by, through
vulnerable learners: say which pupils|whilst: while|wherever possible: say when not|wraparound: before and after school
with regard to: about|with respect to: about
"""


def _read() -> dict[str, str]:
    rows = (row.partition(": ") for row in _LIST.replace("\n", "|").split("|") if row)
    return {words: plain for words, _, plain in rows}


JARGON: Mapping[str, str] = _read()


def finding(words: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern that finds any of these words whole, the longest first, in capitals or not."""
    listed = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(one) for one in listed) + r")(?![\w-])" if listed else r"(?!)",
                      re.IGNORECASE)
