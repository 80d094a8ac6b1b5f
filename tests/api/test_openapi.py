"""The description and the answers fit each other, whatever is asked for."""

from __future__ import annotations

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from charter.api.resources import MANY, ONE, ROOT
from tests.world import World

# As many as show a slip in the check of an address, for each of fourteen addresses and each of two ways.
EXAMPLES = settings(max_examples=5, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_as_described(app: Flask, lively: World, mode: GenerationMode) -> None:
    """Schemathesis makes up questions that fit the description, and questions that do not, and judges each answer."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.path_parameters):
            continue  # there is nothing to get wrong

        @EXAMPLES
        @given(case=operation.as_strategy(generation_mode=mode))
        def judge(case: schemathesis.Case) -> None:
            nonlocal tried
            tried += 1
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        judge()
    assert tried > 40


def test_every_address_is_described_and_no_other(app: Flask) -> None:
    paths = app.test_client().get("/api/openapi.json").get_json()["paths"]
    rules = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith(ROOT)}
    assert len(paths) == len(MANY) + len(ONE) == len(rules)
    assert {path.split("/{")[0] for path in paths} == {rule.split("/<")[0] for rule in rules}
