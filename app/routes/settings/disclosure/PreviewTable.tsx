import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { Preview, PreviewRow } from "./preview";

/** The figures of a year as a member would see them, beside what the backbone staff see. */
export function PreviewTable({
  rows,
  member,
  year,
  writing,
}: {
  rows: Preview["rows"];
  member: string;
  year: number;
  writing: Writing;
}) {
  const value = (row: PreviewRow) => spokenValue(row.value, row.unit, writing);
  return (
    <ScrollTable label={`Figures of ${year} as ${member} would see them`}>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">You see</th>
          <th scope="col" className="word">
            The executive of {member} would see
          </th>
        </tr>
      </thead>
      {STRATEGIES.map((strategy) => {
        const own = rows.filter((row) => row.strategy === strategy);
        return own.length === 0 ? null : (
          <tbody key={strategy}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="pt-6 font-semibold">
                {STRATEGY_NAMES[strategy]}
              </th>
            </tr>
            {own.map((row) => (
              <tr key={`${row.kind} ${row.code}`}>
                <th scope="row">{row.label}</th>
                <td>{value(row)}</td>
                <td className="word">
                  {row.withheld === null ? value(row) : <Missing kind="withheld" rule={row.withheld} />}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </ScrollTable>
  );
}

/** "14 of 24 totals, 9 of 13 shares and 12 of 60 changes would be shown." */
export function previewSummary({ totals, shares, changes }: Preview["shown"]): string {
  const of = ([shown, all]: [number, number], what: string) => `${shown} of ${all} ${what}`;
  return `${of(totals, "totals")}, ${of(shares, "shares")} and ${of(changes, "changes")} would be shown.`;
}
