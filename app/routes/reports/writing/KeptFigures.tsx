import { asOfDay, type Writing } from "~/ui/figures/format-numbers";

export interface KeptFigure {
  label: string;
  year: number;
  /** ISO day. */
  since: string;
}

/** What a new version would give away of single members, and what is to become of those figures instead. */
export function KeptFigures({
  kept,
  least,
  writing,
}: {
  kept: KeptFigure[];
  /** Members whose numbers must have changed. */
  least: number;
  writing: Writing;
}) {
  if (kept.length === 0) return null;
  return (
    <fieldset className="grid max-w-[46rem] gap-4 border-line border-y py-5">
      <legend className="sr-only">Figures that would give members away</legend>
      <p className="font-semibold">What this version would give away</p>
      <p>
        Since these were last shown, the numbers of fewer than {least} members have changed. Whoever compares
        the two figures would learn what those members reported.
      </p>
      <ul className="grid list-disc gap-1 ps-5">
        {kept.map(({ label, year, since }) => (
          <li key={`${label} ${year}`}>
            {label}, {year}: shown {asOfDay(since, writing)}
          </li>
        ))}
      </ul>
      <div className="grid gap-1">
        <label className="flex min-h-11 items-center gap-3">
          <input type="radio" name="earlier" value="keep" defaultChecked />
          Keep the earlier figures, marked with their date
        </label>
        <label className="flex min-h-11 items-center gap-3">
          <input type="radio" name="earlier" value="withhold" />
          Withhold every figure that reads these numbers
        </label>
      </div>
    </fieldset>
  );
}
