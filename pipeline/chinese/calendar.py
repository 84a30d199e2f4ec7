"""Years, months and days as official texts write them, and which of them are plausible.

Sources: the Gregorian calendar; the outlines of the national five-year plans (一五 1953-1957 … 十五五 2026-2030; there
was none for 1963-1965); the terms of the National People's Congress since 1954; long-range aims named in plans of the
State Council and party congresses (2035, 2049, 2050, carbon neutrality 2060).
"""

from __future__ import annotations

from .numerals import spell, value

#: Aims that plans name though they lie far ahead of the day of writing.
HORIZONS = frozenset((2000, 2010, 2015, 2020, 2025, 2027, 2030, 2035, 2040, 2045, 2049, 2050, 2060))

#: Years of history that speeches of any later day name: founding of the party, 1927, 1949, 1978 and so on.
MILESTONES = frozenset((1911, 1919, 1921, 1927, 1931, 1937, 1945, 1949, 1978, 1992, 1997, 1999, 2000, 2001, 2008))

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(month: int, year: int = 0) -> int:
    """How many days the month has; February has 29 where the year is not known (0). 31 for what is no month."""
    if not 1 <= month <= 12:
        return 31
    if month == 2 and year and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return 28
    return _DAYS[month - 1]


def plan_years(name: str) -> tuple[int, int] | None:
    """First and last year of a five-year plan by its short name: 十三五 → (2016, 2020). None for what is no plan.

    >>> plan_years("十三五"), plan_years("一五"), plan_years("三五")
    ((2016, 2020), (1953, 1957), (1966, 1970))
    """
    if len(name) < 2 or name[-1] != "五":
        return None
    number = value(name[:-1])
    if number is None or not 1 <= number <= 20 or spell(number) != name[:-1]:
        return None
    if number <= 2:
        return (1953, 1957) if number == 1 else (1958, 1962)
    first = 1966 + 5 * (number - 3)
    return first, first + 4


#: The first and the last year of every plan.
PLANS = frozenset(plan for number in range(1, 21) if (plan := plan_years(f"{spell(number)}五")))

_CONGRESSES = (1954, 1959, 1964, 1975, 1978)


def congress_years(number: int, session: int | None = None) -> tuple[int, int] | None:
    """First and last year of a National People's Congress (全国人大) by its number, or the year of one of its sessions, of which the fifth
    and all later ones have one a year; None where there was none.

    >>> congress_years(3), congress_years(7), congress_years(13), congress_years(0), congress_years(11, 5)
    ((1964, 1975), (1988, 1993), (2018, 2023), None, (2012, 2012))
    """
    if not 1 <= number <= 20:
        return None
    first, last = (_CONGRESSES[n] if n < 5 else 1958 + 5 * n for n in (number - 1, number))
    return (first + session - 1,) * 2 if session and number >= 5 else (first, last)
