"""Single facts about the gate for files, by their sentences.

It must not hold any fact itself.
"""

from tests.examples import (
    gate_facts_bounds,
    gate_facts_office,
    gate_facts_papers,
    gate_facts_parts,
    gate_facts_pdf,
    gate_facts_pictures,
)
from tests.examples.gate_fact import FACTS

ROOMS = (
    gate_facts_bounds,
    gate_facts_office,
    gate_facts_papers,
    gate_facts_parts,
    gate_facts_pdf,
    gate_facts_pictures,
)
__all__ = ["FACTS", "ROOMS"]
