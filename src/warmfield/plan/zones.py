"""Time zones by name. Only whether one exists; what it means is for rhythm and screens."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from warmfield.plan.problems import guess


def known_zone(name: str) -> str:
    """Give `name` where it is a time zone, else the likeliest one, else nothing."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _likely(name)
    return name


def _likely(name: str) -> str:
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    city = name.rpartition("/")[2]
    by_city = {zone.rpartition("/")[2]: zone for zone in zones}
    return guess(name, zones) or by_city.get(guess(city, by_city), "")
