import type { Measure } from "~/domain/terms";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { baseField, valueField } from "./definition-form";

/** A year's stored value, as it would be typed. */
export interface RestatedYear {
  year: number;
  period: string;
  /** As typed; empty where nothing is recorded. */
  text: string;
  revision: number;
  /** Comes from the investment ledger and is corrected there. */
  computed: boolean;
}

/** The years that can be restated: the stored value, and a field for the new one. */
export function RestatementTable({
  measure,
  years,
  errors,
  typed,
  baselineYear,
}: {
  measure: Measure;
  years: RestatedYear[];
  errors: Record<number, string>;
  typed: Record<number, string>;
  baselineYear: number;
}) {
  return (
    <div className="grid gap-2">
      <p className="text-ink-soft text-sm">
        Change the values of the restated years. Values that you leave as they are count as confirmed under
        this definition.
      </p>
      <ScrollTable label={`${measure.label}, year by year`}>
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col">Stands now</th>
            <th scope="col">Restated</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, period, text, revision, computed }) => {
            const id = `restated-${year}`;
            const error = errors[year];
            return (
              <tr key={year}>
                <th scope="row">
                  <label htmlFor={id}>
                    {year}
                    {year === baselineYear ? <span className="font-normal text-sm"> baseline</span> : null}
                    <span className="block font-normal text-ink-soft text-xs">{period}</span>
                  </label>
                </th>
                <td>{text || <span className="text-ink-soft">not reported</span>}</td>
                <td>
                  {computed ? (
                    <span className="text-ink-soft text-sm">from the investment ledger</span>
                  ) : (
                    <>
                      <input type="hidden" name={baseField(year)} value={`${revision}|${text}`} />
                      <input
                        id={id}
                        name={valueField(year)}
                        defaultValue={typed[year] ?? text}
                        autoComplete="off"
                        aria-invalid={error ? true : undefined}
                        aria-describedby={error ? `${id}-error` : undefined}
                        className="tabular min-h-11 w-40 rounded-md border border-line-strong bg-raised px-3 text-end aria-invalid:border-2 aria-invalid:border-bad"
                      />
                      {error ? (
                        <span
                          id={`${id}-error`}
                          className="mt-1 block max-w-64 whitespace-normal font-medium text-bad text-sm"
                        >
                          {error}
                        </span>
                      ) : null}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </div>
  );
}
