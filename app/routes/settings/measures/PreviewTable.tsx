import { Coverage } from "~/ui/figures/Coverage";
import { formatUnit, NOTHING, type Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { Preview } from "./preview.server";

/** What a figure would show, year by year, before it is saved. */
export function PreviewTable({
  preview: { unit, partUnit, rows },
  writing,
}: {
  preview: Preview;
  writing: Writing;
}) {
  const part = (value: string | null) => (value === null ? NOTHING : formatUnit(partUnit, value, writing));
  return (
    <section aria-labelledby="preview" className="min-w-0 rounded-lg bg-sunk px-5 py-5" tabIndex={-1}>
      <h2 id="preview" className="font-semibold text-lg">
        Preview: nothing is saved yet
      </h2>
      {rows.length === 0 || rows.every(({ reporting }) => reporting === 0) ? (
        <p className="mt-2 text-ink-soft">
          No member has reported what this figure needs. It can be saved and appears with the first numbers.
        </p>
      ) : (
        <div className="mt-3">
          <ScrollTable label="The figure by year">
            <thead>
              <tr>
                <th scope="col">Year</th>
                <th scope="col">Figure</th>
                {unit === "share" ? <th scope="col">Arithmetic</th> : null}
                <th scope="col">Members</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.year}>
                  <th scope="row">{row.year}</th>
                  <td className="tabular">
                    {row.withheld
                      ? `withheld (${row.withheld})`
                      : row.value === null
                        ? NOTHING
                        : formatUnit(unit, row.value, writing)}
                  </td>
                  {unit === "share" ? (
                    <td className="tabular">
                      {row.reporting === 0 ? NOTHING : `${part(row.numerator)} ÷ ${part(row.denominator)}`}
                    </td>
                  ) : null}
                  <td>
                    <Coverage reporting={row.reporting} expected={row.expected} locale={writing.locale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </div>
      )}
    </section>
  );
}
