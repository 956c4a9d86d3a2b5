"""Judges the base types of Klap with Python's own integers, fractions and calendar.

Reads lines "kind argument ... answer" (tab separated, the last column is Klap's answer, "-" is no value) and prints
"wrong <line number> <line> expected <answer>" for every answer it disagrees with, then "judged <kind> <count>" lines.
Nothing here is taken from the headers it judges; Easter is worked out from the church's epacts instead of the computus.
"""

import calendar
import collections
import datetime
import fractions
import functools
import re
import sys

EPOCH = datetime.date(1970, 1, 1).toordinal()
FIRST = datetime.date(1000, 1, 1)
LAST = datetime.date(9999, 12, 31)
CENTS = 10**15
NONE = "-"


def date_of(days):
    """The date, or None outside the calendar of the language."""
    try:
        date = datetime.date.fromordinal(int(days) + EPOCH)
    except (ValueError, OverflowError):
        return None
    return date if FIRST <= date <= LAST else None


def show(date):
    if date is None or not FIRST <= date <= LAST:
        return NONE
    return str(date.toordinal() - EPOCH)


def make_date(year, month, day):
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def iso(days):
    date = date_of(days)
    return NONE if date is None else date.isoformat()


def read_iso(text):
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text, re.ASCII)
    return show(make_date(*map(int, match.groups()))) if match else NONE


def ymd(year, month, day):
    return show(make_date(int(year), int(month), int(day)))


def add_days(days, count):
    return show(date_of(int(days) + int(count)))


def birthday(birth, years):
    """The birthday in the year the age is reached; 1 March for who has none that year."""
    year = birth.year + years
    return make_date(year, birth.month, birth.day) or make_date(year, 3, 1)


def add_years(days, years):
    return show(birthday(date_of(days), int(years)))


def age(birth, years, day):
    birth, day = date_of(birth), date_of(day)
    whole_years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return "1" if whole_years >= int(years) else "0"


@functools.lru_cache(maxsize=None)
def easter_of(year):
    """The Sunday after the fourteenth day of the paschal moon, by golden number and corrected epact."""
    golden = year % 19 + 1
    century = year // 100 + 1
    leap_days_dropped = 3 * century // 4 - 12
    moon = (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moon - leap_days_dropped) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:
        full_moon += 30
    date = datetime.date(year, 3, 1) + datetime.timedelta(days=full_moon - 1)
    return date + datetime.timedelta(days=7 - (date.weekday() + 1) % 7)


def easter(year):
    return show(easter_of(int(year)))


@functools.lru_cache(maxsize=None)
def holidays(year):
    day = datetime.timedelta(days=1)
    found = {datetime.date(year, m, d) for m, d in ((1, 1), (5, 5), (12, 25), (12, 26))}
    found |= {easter_of(year) + n * day for n in (-2, 1, 39, 50)}
    monarch = datetime.date(year, 4, 30) if year < 2014 else datetime.date(year, 4, 27)
    found.add(monarch - day if monarch.isoweekday() == 7 else monarch)
    return found


def is_working_day(date):
    return date.isoweekday() < 6 and date not in holidays(date.year)


def holiday(days):
    date = date_of(days)
    return "1" if date in holidays(date.year) else "0"


def working_day(days):
    return "1" if is_working_day(date_of(days)) else "0"


def add_working_days(days, count):
    days, count = int(days), int(count)
    while count > 0:
        days += 1
        date = date_of(days)
        if date is None:
            return NONE
        count -= is_working_day(date)
    return str(days)


def subtract_working_days(days, count):
    days, count = int(days), int(count)
    while count > 0:
        days -= 1
        date = date_of(days)
        if date is None:
            return NONE
        count -= is_working_day(date)
    return str(days)


def working_day_from(days):
    days = int(days)
    while (date := date_of(days)) is not None:
        if is_working_day(date):
            return str(days)
        days += 1
    return NONE


def add_months(days, count):
    date = date_of(days)
    months = date.year * 12 + date.month - 1 + int(count)
    year, month = divmod(months, 12)
    if not 1000 <= year <= 9999:
        return NONE
    last = calendar.monthrange(year, month + 1)[1]
    return show(date.replace(year=year, month=month + 1, day=min(date.day, last)))


def plain(cents):
    cents = int(cents)
    return "{}{}.{:02d}".format("-" if cents < 0 else "", *divmod(abs(cents), 100))


def read_plain(text):
    match = re.fullmatch(r"(-?)(0|[1-9][0-9]*)\.([0-9][0-9])", text, re.ASCII)
    if not match:
        return NONE
    value = fractions.Fraction(text) * 100
    if abs(value) > CENTS or (value == 0 and match.group(1)):
        return NONE
    return str(value)


def people_form(cents, point, comma):
    euro, rest = divmod(abs(int(cents)), 100)
    groups = format(euro, ",d").replace(",", point)
    return "\u20ac " + ("-" if int(cents) < 0 else "") + groups + (comma + format(rest, "02d") if rest else "")


def within(cents):
    return str(cents) if abs(cents) <= CENTS else NONE


def ratio(numerator, denominator):
    if int(denominator) <= 0:
        return NONE
    value = fractions.Fraction(int(numerator), int(denominator))
    if not 0 <= value <= 1 or value.denominator > 10**6:
        return NONE
    return f"{value.numerator}/{value.denominator}"


def add_ratio(a, b):
    value = fractions.Fraction(a) + fractions.Fraction(b)
    return ratio(value.numerator, value.denominator)


def share(cents, part):
    return str(int(int(cents) * fractions.Fraction(part)))  # int() of a fraction goes towards zero


JUDGES = {
    "iso": iso,
    "read_iso": read_iso,
    "ymd": ymd,
    "add_days": add_days,
    "add_years": add_years,
    "age": age,
    "easter": easter,
    "holiday": holiday,
    "working_day": working_day,
    "add_working_days": add_working_days,
    "subtract_working_days": subtract_working_days,
    "working_day_from": working_day_from,
    "add_months": add_months,
    "plain": plain,
    "read_plain": read_plain,
    "dutch": lambda cents: people_form(cents, ".", ","),
    "english": lambda cents: people_form(cents, ",", "."),
    "add": lambda a, b: within(int(a) + int(b)),
    "subtract": lambda a, b: within(int(a) - int(b)),
    "ratio": ratio,
    "add_ratio": add_ratio,
    "share": share,
}


def main(path):
    judged = collections.Counter()
    with open(path, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            kind, *arguments, answer = line.rstrip("\n").split("\t")
            expected = JUDGES[kind](*arguments)
            judged[kind] += 1
            if answer != expected:
                print(f"wrong {number} {line.rstrip()!r} expected {expected!r}")
    for kind in JUDGES:
        print(f"judged {kind} {judged[kind]}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1])
