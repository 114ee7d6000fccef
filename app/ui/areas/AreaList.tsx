import type { AreaVersion } from "~/domain/areas/area";
import type { AreaUnit } from "~/domain/areas/codes";

const ONE_AND_MANY: Record<AreaUnit, [one: string, many: string]> = {
  zip: ["ZIP code", "ZIP codes"],
  tract2010: ["census tract", "census tracts"],
  tract2020: ["census tract", "census tracts"],
  postal: ["postal code", "postal codes"],
  named: ["place", "places"],
};

/** One list of an area: since when it applies, where it comes from, and, folded, its codes. */
export function AreaList({ version, unit }: { version: AreaVersion; unit: AreaUnit }) {
  const { fromYear, recountedFrom, source, rule, codes, weights } = version;
  const [one, many] = ONE_AND_MANY[unit];
  return (
    <div className="max-w-[46rem]">
      <p>
        <strong className="font-semibold">From {fromYear}</strong>
        {recountedFrom === null ? "" : `, and again for the years from ${recountedFrom}`}:{" "}
        {codes.length.toLocaleString("en-US")} {codes.length === 1 ? one : many}
      </p>
      <p className="text-ink-soft text-sm">
        Source: {source}
        {rule ? `. Rule: ${rule}` : ""}
        {weights ? `. With a crosswalk from ${Object.keys(weights).length} ZIP codes.` : ""}
      </p>
      <details className="folded">
        <summary className="min-h-11 sm:min-h-8">
          <span>
            Show the {many}
            <span className="sr-only"> from {fromYear}</span>
          </span>
        </summary>
        <p className="pt-1 pb-3 tabular-nums">{codes.join(unit === "named" ? "; " : ", ")}</p>
      </details>
    </div>
  );
}
