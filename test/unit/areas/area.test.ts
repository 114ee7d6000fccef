import { describe, expect, it } from "vitest";
import { type Area, areaFault, readCodes, versionIn } from "~/domain/areas/area";
import { readOutlines } from "~/domain/areas/outline";
import { type CountSummary, isAtLeast, isPossible, sourceOf } from "~/domain/areas/stored-count";

const version = (fromYear: number, codes: string[], recountedFrom: number | null = null) => ({
  fromYear,
  recountedFrom,
  source: "City, plan of 2018",
  rule: "",
  codes,
  weights: null,
});
const area = (id: string, more: Partial<Area> = {}): Area => ({
  id,
  code: id,
  label: id,
  unit: "zip",
  withinId: null,
  measureIds: [],
  versions: [version(2019, ["21201", "21202"])],
  ...more,
});

describe("an area's list", () => {
  it("applies from its year on, and earlier years keep theirs", () => {
    const versions = [version(2019, ["21201"]), version(2024, ["21202"])];
    const fromYear = (year: number) => versionIn({ versions }, year)?.fromYear;
    expect([2018, 2019, 2023, 2024, 2030].map(fromYear)).toEqual([undefined, 2019, 2019, 2024, 2024]);
  });

  it("reaches the earlier years that are counted again by it", () => {
    const versions = [version(2019, ["21201"]), version(2024, ["21202"], 2022)];
    expect([2021, 2022, 2023].map((year) => versionIn({ versions }, year)?.fromYear)).toEqual([
      2019, 2024, 2024,
    ]);
  });

  it("is cleaned, each code once, and says what cannot be read", () => {
    expect(readCodes("21202, 21201-0001\n2139;21201", "zip")).toEqual({ codes: ["02139", "21201", "21202"] });
    expect(readCodes("21202\n12\nabc", "zip")).toEqual({ unreadable: ["12", "abc"] });
    expect(readCodes("West Side; Upton, Baltimore", "named")).toEqual({
      codes: ["upton, baltimore", "west side"],
    });
  });

  it("needs a source and codes, and earlier years that are earlier", () => {
    const faultOf = (more: object) =>
      areaFault(area("a", { versions: [{ ...version(2019, ["21201"]), ...more }] }), [])?.field;
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ source: " " })).toBe("source");
    expect(faultOf({ codes: [] })).toBe("codes");
    expect(faultOf({ fromYear: 0 })).toBe("fromYear");
    expect(faultOf({ recountedFrom: 2019 })).toBe("recountedFrom");
    expect(faultOf({ weights: { "21201": "1" } })).toBe("weights");
  });

  it("lies wholly in the wider area, in every year and whichever of them changes", () => {
    const city = area("city", { versions: [version(2019, ["21201", "21202", "21203"])] });
    const focus = area("focus", { withinId: "city" });
    expect(areaFault(focus, [city])).toBeNull();
    const grown = { ...focus, versions: [...focus.versions, version(2024, ["21201", "90210"])] };
    expect(areaFault(grown, [city, focus])).toMatchObject({
      field: "codes",
      message: expect.stringContaining("90210"),
    });
    const shrunk = { ...city, versions: [version(2019, ["21203"])] };
    expect(areaFault(shrunk, [city, focus])).toMatchObject({ field: "codes" });
    expect(areaFault({ ...city, withinId: "focus" }, [city, focus])).toMatchObject({ field: "within" });
    expect(areaFault({ ...focus, withinId: "gone" }, [city])).toMatchObject({ field: "within" });
  });
});

describe("a stored count", () => {
  const summary: CountSummary = {
    kind: "count",
    of: "rows",
    rows: 1240,
    placedRows: 1212,
    value: "212",
    most: "240",
  };

  it("names the area, the list, and the share that was placed", () => {
    expect(sourceOf({ label: "Focus", fromYear: 2024 }, summary, "en-US")).toBe(
      "Counted with Focus, list from 2024, placed 97.7%.",
    );
  });

  it("of which less than 95% was placed is marked at least, with the most it could be", () => {
    const low = { ...summary, placedRows: 1100, most: "352" };
    expect([isAtLeast(summary), isAtLeast(low)]).toEqual([false, true]);
    expect(sourceOf({ label: "Focus", fromYear: 2024 }, low, "en-US")).toBe(
      "Counted with Focus, list from 2024, placed 88.7%. At least; at most 352.",
    );
  });

  it("has sums that fit together", () => {
    expect(isPossible(summary)).toBe(true);
    for (const wrong of [
      { value: "1300" },
      { most: "200" },
      { placedRows: 1241 },
      { rows: 0 },
      { most: "241" },
    ])
      expect(isPossible({ ...summary, ...wrong }), JSON.stringify(wrong)).toBe(false);
  });
});

describe("a map", () => {
  const ring = [
    [-76.6, 39.3],
    [-76.5, 39.3],
    [-76.5, 39.4],
    [-76.6, 39.3],
  ];
  const feature = (zip: string, coordinates: unknown = [ring]) => ({
    type: "Feature",
    properties: { ZCTA5: zip },
    geometry: { type: "Polygon", coordinates },
  });
  const read = (...features: object[]) =>
    readOutlines({ type: "FeatureCollection", features }, "zip", new Set(["21201"]));

  it("keeps the places of the list, or the outline of the area", () => {
    expect(read(feature("21201"), feature("90210"))).toMatchObject({ outlines: [{ code: "21201" }] });
    expect(read(feature("none"))).toMatchObject({ outlines: [{ code: null }] });
  });

  it("is refused if it is none, not in degrees, or too large", () => {
    expect(readOutlines({ hello: 1 }, "zip", new Set())).toHaveProperty("fault");
    expect(
      read(
        feature("21201", [
          [
            [434_000, 180_000],
            [1, 2],
            [3, 4],
            [434_000, 180_000],
          ],
        ]),
      ),
    ).toHaveProperty("fault");
    expect(read(...Array.from({ length: 501 }, () => feature("21201")))).toHaveProperty("fault");
  });
});
