"""The processor that the tests run on. One of another make rounds otherwise while a model trains."""

from functools import cache

from threadpoolctl import threadpool_info

from mlintro.digits import experiments

OTHERWISE = 0.01  # by which an accuracy may then differ


@cache
def is_of_the_map() -> bool:
    """Whether a fit has the figures of the map of experiments to the digit."""
    here = {library.get("architecture") for library in threadpool_info()}
    return bool(here & set(experiments.load().cores))
