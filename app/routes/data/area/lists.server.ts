import { geoArea, geoMercator, geoPath } from "d3-geo";
import type { Visit } from "~/access/visit.server";
import { type Area, versionIn } from "~/domain/areas/area";
import type { Outline } from "~/domain/areas/outline";
import { readOutlines } from "~/records/areas/areas.server";

/** A map as lines of an SVG picture. */
export interface AreaMap {
  width: number;
  height: number;
  places: { code: string | null; d: string }[];
}

const WIDTH = 480;
const HEIGHT = 360;
const MARGIN = 8;
const HALF_OF_THE_GLOBE = 2 * Math.PI;

/** The maps of the lists that count in a year, by the code of the area. */
export async function mapsOf(db: Visit["db"], areas: Area[], year: number): Promise<Record<string, AreaMap>> {
  const stored = await readOutlines(db);
  return Object.fromEntries(
    areas.flatMap((area) => {
      const fromYear = versionIn(area, year)?.fromYear;
      const own = stored.find((each) => each.areaId === area.id && each.fromYear === fromYear);
      return own ? [[area.code, mapOf(own.outlines)]] : [];
    }),
  );
}

/** Projects outlines, north up, to fit the picture. */
export function mapOf(outlines: Outline[]): AreaMap {
  const shapes = outlines.map(({ code, rings }) => ({ code, rings: rings.map(polygonOf) }));
  const all = { type: "GeometryCollection" as const, geometries: shapes.flatMap(({ rings }) => rings) };
  const projection = geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, HEIGHT - MARGIN],
    ],
    all,
  );
  const path = geoPath(projection).digits(1);
  const places = shapes.map(({ code, rings }) => ({
    code,
    d: rings.map((ring) => path(ring) ?? "").join(""),
  }));
  return { width: WIDTH, height: HEIGHT, places };
}

/** One ring as a polygon. d3 takes the side to the right of a ring as its inside; files wind rings either way. */
function polygonOf(ring: [number, number][]) {
  const polygon = { type: "Polygon" as const, coordinates: [ring] };
  return geoArea(polygon) > HALF_OF_THE_GLOBE ? { ...polygon, coordinates: [[...ring].reverse()] } : polygon;
}
