"""Choose examples from many decisions: some of each clause and band, by the seed and nothing else."""

from collections import defaultdict
from collections.abc import Sequence
from zlib import crc32

from warmfield.rehearsal.result import Decided


def sample(decisions: Sequence[Decided], of_each: int, seed: int) -> list[Decided]:
    """Give at most `of_each` of every (clause, band), in the order of time."""
    kinds: dict[tuple[str, str], list[Decided]] = defaultdict(list)
    for one in decisions:
        kinds[one.lead, one.band].append(one)
    chosen = {
        id(one)
        for found in kinds.values()
        for one in sorted(found, key=lambda each: crc32(f"{seed}/{each.event}".encode()))[:of_each]
    }
    return [one for one in decisions if id(one) in chosen]
