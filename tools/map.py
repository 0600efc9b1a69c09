#!/usr/bin/env python3
"""Makes themes/briefing/templates/world.html, the map on the index of regions, from Natural Earth.

    npm pack world-atlas@2.0.2     # outside the repository; unpack it, then, from the root of the repository:
    python3 tools/map.py <folder of world-atlas>

Natural Earth 4.1, 1:110m, is in the public domain; world-atlas (ISC) holds it as TopoJSON. The file is committed; nothing
of this runs in a build. Borders are those that Natural Earth draws, which follow who holds a place, not who claims it.
A site that has to show others puts a `templates/world.html` of its own in its place.
"""

import json
import sys
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

ATLAS = Path(sys.argv[1])
TABLE = Path("src/region/data/table.txt")
OUT = Path("themes/briefing/templates/world.html")

# Units across the equator; lines are rounded to whole units, so this is how fine they are.
WIDTH = 1000

# What Natural Earth has no number for: Kosovo has a usual code; the others are drawn as land and belong to no country's link.
BY_NAME = {"Kosovo": "XK"}

HEAD = """\
{#- The world in the Equal Earth projection, made by tools/map.py from Natural Earth (public domain). A site that wants other
borders, or another map, has a `world.html` of its own: outlines by ISO 3166-1 code, and the width and height of the drawing. -#}
{% set outlines = {
"""
FOOT = """\
}} -%}}
{{{{ <world_map countries={{countries}} outlines={{outlines}} width={{{width}}} height={{{height}}} /> }}}}
"""


def codes():
    """Alpha-2 by number: `{"404": "KE", …}`."""
    rows = [line.split() for line in TABLE.read_text().splitlines()]
    return {row[2]: row[0] for row in rows if len(row) == 4 and row[0] != "#" and row[2] != "-"}


def arcs(topology):
    """Every line as degrees: TopoJSON keeps steps of a grid."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        yield line


def rings(geometry, lines):
    """The rings of a country, longitudes running on over the edge of the map."""
    polygons = {"Polygon": lambda a: [a], "MultiPolygon": lambda a: a}[geometry["type"]](geometry["arcs"])
    for polygon in polygons:
        for ring in polygon:
            points = []
            for index in ring:
                line = lines[index] if index >= 0 else lines[~index][::-1]
                points += line if not points else line[1:]
            yield unwrapped(points)


def unwrapped(points):
    run = [points[0]]
    for x, y in points[1:]:
        while x - run[-1][0] > 180:
            x -= 360
        while x - run[-1][0] < -180:
            x += 360
        run.append((x, y))
    return run


def within_the_map(ring):
    """The ring's parts between 180 degrees west and east; one that goes round a pole stays as it is."""
    if abs(ring[-1][0] - ring[0][0]) > 180:
        return [round_the_pole(ring)]
    parts = []
    for shift in (-360, 0, 360):
        part = [(x + shift, y) for x, y in ring]
        for edge, side in ((-180, 1), (180, -1)):
            part = clipped(part, edge, side)
        if len(part) > 3:
            parts.append(part)
    return parts


def clipped(ring, edge, side):
    """Sutherland and Hodgman: what of the ring lies on this side of the edge."""
    inside = lambda point: (point[0] - edge) * side >= 0
    out = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if inside((x1, y1)):
            out.append((x1, y1))
        if inside((x1, y1)) != inside((x2, y2)):
            out.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return out


def round_the_pole(ring):
    """Antarctica: begun where it meets the edge of the map, and closed along the pole."""
    ring = [((x + 180) % 360 - 180, y) for x, y in ring[:-1]]
    start = next(at for at in range(len(ring)) if abs(ring[at][0] - ring[at - 1][0]) > 180)
    ring = ring[start:] + ring[:start]
    (west, east) = (-180, 180) if ring[0][0] < 0 else (180, -180)
    return [(west, ring[0][1])] + ring + [(east, ring[-1][1]), (east, -90), (west, -90)]


def equal_earth(x, y):
    """Savric, Patterson and Jenny 2018."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = asin(sqrt(3) / 2 * sin(radians(y)))
    s = t**6
    across = 2 * sqrt(3) * radians(x) * cos(t) / (3 * (9 * a4 * t**2 * s + 7 * a3 * s + 3 * a2 * t**2 + a1))
    return across, t * (a4 * t**2 * s + a3 * s + a2 * t**2 + a1)


HALF = equal_earth(180, 0)[0]
TOP = equal_earth(0, 90)[1]
SCALE = WIDTH / 2 / HALF


def outline(geometry, lines):
    """The data of an SVG path, in steps of whole units."""
    path = []
    for ring in rings(geometry, lines):
        for part in within_the_map(ring):
            spots = []
            for x, y in part:
                across, up = equal_earth(x, y)
                spot = (round((across + HALF) * SCALE), round((TOP - up) * SCALE))
                if not spots or spot != spots[-1]:
                    spots.append(spot)
            if len(spots) > 1 and spots[0] == spots[-1]:
                spots.pop()
            if len(spots) > 2:
                path.append(steps(spots))
    return "".join(path)


def steps(spots):
    out = f"M{spots[0][0]} {spots[0][1]}l"
    numbers = []
    for (x1, y1), (x2, y2) in zip(spots, spots[1:]):
        numbers += [x2 - x1, y2 - y1]
    for number in numbers:
        out += f"{' ' if number >= 0 and out[-1] != 'l' else ''}{number}"
    return out + "z"


def main():
    topology = json.loads((ATLAS / "countries-110m.json").read_text())
    lines = list(arcs(topology))
    known = codes()
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = known.get(geometry.get("id"), BY_NAME.get(name, ""))
        found[code] = found.get(code, "") + outline(geometry, lines)
    height = round(2 * TOP * SCALE)
    rows = "".join(f'"{code or "-"}": "{found[code]}",\n' for code in sorted(found))
    OUT.write_text(HEAD + rows.rstrip(",\n") + "\n" + FOOT.format(width=WIDTH, height=height))
    print(f"{len(found)} outlines, {OUT.stat().st_size} bytes")


main()
