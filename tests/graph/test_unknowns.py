"""Numbers of papers read back from their wordings."""

import pytest

from graph.unknowns import plain_number


@pytest.mark.parametrize(
    ("wording", "parts"),
    [
        ("国发〔2014〕1号", ("国发", 2014, 1, 1)),
        ("国发[2014]1号", ("国发", 2014, 1, 1)),
        ("国办发【2015】第7号", ("国办发", 2015, 7, 7)),
        ("财预〔2014〕1–3号", ("财预", 2014, 1, 3)),
        ("国务院令第588号", None),
    ],
)
def test_code_year_and_serial(wording: str, parts: tuple[str, int, int, int] | None) -> None:
    assert plain_number(wording) == parts
