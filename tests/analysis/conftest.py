"""Property tests here have no time limit for one example: on a busy machine the first one pays for loading tables."""

from hypothesis import HealthCheck, settings

settings.register_profile("no-deadline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no-deadline")
