import { type AreaUnit, cleanCode } from "./codes";

/** A place on the map: its rings of longitude and latitude. `code` is null for the outline of an area as a whole. */
export interface Outline {
  code: string | null;
  rings: [number, number][][];
}

export const MOST_OUTLINES = 500;
export const MOST_POINTS = 50_000;

/**
 * Reads the polygons of a GeoJSON file (RFC 7946). Where features name codes of the list in any of their properties,
 * those are kept and the rest is left out; otherwise all are, as one outline of the area.
 */
export function readOutlines(
  json: unknown,
  unit: AreaUnit,
  codes: ReadonlySet<string>,
): { outlines: Outline[] } | { fault: string } {
  const features = featuresOf(json);
  if (features === null) return { fault: "This is not a GeoJSON file of polygons." };
  const outlines = features.map(({ geometry, properties }) => ({
    code: codeIn(properties, unit, codes),
    rings: ringsOf(geometry),
  }));
  const named = outlines.filter(({ code }) => code !== null);
  const kept = named.length > 0 ? named : outlines;
  if (kept.length === 0 || kept.some(({ rings }) => rings === null || rings.length === 0))
    return { fault: "Every feature needs a polygon of longitudes and latitudes in degrees." };
  const points = kept.reduce(
    (sum, { rings }) => sum + (rings ?? []).reduce((n, ring) => n + ring.length, 0),
    0,
  );
  if (kept.length > MOST_OUTLINES || points > MOST_POINTS)
    return {
      fault: `A map has at most ${MOST_OUTLINES} places and ${MOST_POINTS.toLocaleString("en-US")} points. Simplify the outlines first.`,
    };
  return { outlines: kept.map(({ code, rings }) => ({ code, rings: rings ?? [] })) };
}

interface Feature {
  geometry: Record<string, unknown>;
  properties: Record<string, unknown>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function featuresOf(json: unknown): Feature[] | null {
  if (!isRecord(json)) return null;
  if (json.type === "Polygon" || json.type === "MultiPolygon") return [{ geometry: json, properties: {} }];
  const list = json.type === "FeatureCollection" && Array.isArray(json.features) ? json.features : [json];
  const features = list.flatMap((feature): Feature[] => {
    if (!isRecord(feature) || feature.type !== "Feature" || !isRecord(feature.geometry)) return [];
    return [
      { geometry: feature.geometry, properties: isRecord(feature.properties) ? feature.properties : {} },
    ];
  });
  return features.length === list.length && features.length > 0 ? features : null;
}

function codeIn(
  properties: Record<string, unknown>,
  unit: AreaUnit,
  codes: ReadonlySet<string>,
): string | null {
  for (const value of Object.values(properties)) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    const cleaned = cleanCode(String(value), unit);
    if (cleaned.kind === "code" && codes.has(cleaned.code)) return cleaned.code;
  }
  return null;
}

/** The rings of a polygon or of several, rounded to about a meter; null if any of it is not one. */
function ringsOf({ type, coordinates }: Record<string, unknown>): [number, number][][] | null {
  if (!Array.isArray(coordinates)) return null;
  const polygons: unknown[] = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : [];
  const rings: [number, number][][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return null;
    for (const ring of polygon) {
      const points = Array.isArray(ring) ? ring.map(pointOf) : [];
      if (points.length < 4 || points.includes(null)) return null;
      rings.push(points as [number, number][]);
    }
  }
  return rings;
}

function pointOf(point: unknown): [number, number] | null {
  if (!Array.isArray(point)) return null;
  const [longitude, latitude] = point as unknown[];
  if (typeof longitude !== "number" || typeof latitude !== "number") return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 85) return null;
  return [round(longitude), round(latitude)];
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
