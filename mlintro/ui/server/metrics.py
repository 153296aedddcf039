"""Figures for whoever watches the server, as Prometheus reads them: none is of a learner."""

from collections.abc import Iterable

from prometheus_client import (
    REGISTRY,
    Counter,
    Gauge,
    Histogram,
    Metric,
    start_http_server,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

SECONDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)  # bounds of what is counted together

visitors = Gauge("mlintro_visitors", "Visitors who have a place now.")
reruns = Histogram("mlintro_rerun_seconds", "Runs of a page, with the wait for their turn.", buckets=SECONDS)
refused = Counter("mlintro_refused", "Connections and requests that were refused or closed.", ["why"])
page_errors = Counter("mlintro_page_errors", "Runs of a page that ended with a bug.")


class Fits(Collector):
    """What the trainer says, when it is asked."""

    def collect(self) -> Iterable[Metric]:
        # Here and not above: before the server runs, defining a cached function logs a warning.
        from mlintro.ui.server.resources import trainer

        found = trainer().counted()
        yield GaugeMetricFamily("mlintro_queue", "Fits that wait for their turn.", found.waiting)
        yield GaugeMetricFamily("mlintro_fits_running", "Fits that run now.", found.running)
        fits = CounterMetricFamily("mlintro_fits", "Fits so far, by how they ended.", labels=["end"])
        for end, number in found.ended.items():
            fits.add_metric([end], number)
        yield fits

    def describe(self) -> Iterable[Metric]:
        return ()  # or it would be asked when it is registered


def serve(port: int) -> None:
    """At /metrics of that port, for all networks of this machine, until the process ends."""
    REGISTRY.register(Fits())
    start_http_server(port)
