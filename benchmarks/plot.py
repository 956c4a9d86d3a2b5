"""Growth curves as SVG: time against the number of rules, both logarithmic. No library: a plot is some lines and words."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 860, 520
LEFT, RIGHT, TOP, BOTTOM = 76, 250, 48, 52
COLOURS = ["#1f6fb2", "#c2571a", "#2b8a3e", "#8e44ad", "#b0243c", "#0c8599", "#7a6a00", "#5f3dc4", "#a61e4d", "#495057"]
APART = 15  # pixels between two names at the right


def human(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:g} {unit}"
    return f"{nanoseconds:g} ns"


def spread(wanted, top, bottom):
    """Heights as close as can be to `wanted`, at least APART from each other and within the plot."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    last = top - APART
    for i in order:
        last = placed[i] = max(wanted[i], last + APART)
    limit = bottom
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - APART
    return placed


def growth(title, series, bold=()):
    """series: name → {rules: nanoseconds}. The names in `bold` are drawn thicker. The text of an SVG file."""
    points = [(x, y) for line in series.values() for x, y in line.items()]
    if not points:
        raise ValueError("nothing to plot")
    xs = sorted({x for x, _ in points})
    low, high = (f(math.log10(y) for _, y in points) for f in (min, max))
    low, high = math.floor(low), max(math.ceil(high), math.floor(low) + 1)
    left, right = math.log10(xs[0]), max(math.log10(xs[-1]), math.log10(xs[0]) + 1)

    def across(x):
        return LEFT + (math.log10(x) - left) / (right - left) * (WIDTH - LEFT - RIGHT)

    def down(y):
        return TOP + (high - math.log10(y)) / (high - low) * (HEIGHT - TOP - BOTTOM)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" font-size="16">{escape(title)}</text>',
    ]
    for power in range(low, high + 1):
        y = down(10.0**power)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{human(10.0**power)}</text>')
    for x in xs:
        out.append(f'<path d="M{across(x):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#eeeeee"/>')
        out.append(f'<text x="{across(x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{x:,}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    out.append(f'<text x="{middle:.0f}" y="{HEIGHT - 10}" text-anchor="middle">rules in the table</text>')
    names = list(series)
    ends = [down(series[name][max(series[name])]) for name in names]
    coloured = sorted(names, key=lambda name: name not in bold)  # the same colours for them in every plot
    for i, (name, label) in enumerate(zip(names, spread(ends, TOP, HEIGHT - BOTTOM))):
        place = coloured.index(name)
        colour = COLOURS[place % len(COLOURS)]
        dashes = ("", ' stroke-dasharray="7 4"', ' stroke-dasharray="2 3"')[place // len(COLOURS) % 3]
        thick = 3.5 if name in bold else 1.6
        line = sorted(series[name].items())
        path = "L".join(f"{across(x):.1f} {down(y):.1f}" for x, y in line)
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{thick}"{dashes}/>')
        out += [f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="{thick}" fill="{colour}"/>' for x, y in line]
        end = across(line[-1][0]) + 6
        out.append(f'<path d="M{end:.1f} {ends[i]:.1f}L{WIDTH - RIGHT + 26} {label:.1f}" fill="none" stroke="{colour}" stroke-width="0.6"/>')
        weight = ' font-weight="bold"' if name in bold else ""
        out.append(f'<text x="{WIDTH - RIGHT + 30}" y="{label + 4:.1f}" fill="{colour}"{weight}>{escape(name)}</text>')
    return "\n".join([*out, "</svg>\n"])
