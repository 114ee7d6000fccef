import { Link } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import type { LineRecord } from "~/domain/money/money";
import { paths } from "~/paths";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatMoney } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

const QUARTERS = [1, 2, 3, 4];

/** One year's budget by line, with what was spent by quarter. */
export function LineTable({
  year,
  whole,
  lines,
  shell,
}: {
  year: number;
  whole: { planned: string; spent: string | null; left: string | null };
  lines: (LineRecord & { stand: { spent: string | null; left: string | null } })[];
  shell: Shell;
}) {
  const money = (amount: string | null) => formatMoney(amount, shell);
  return (
    <Section title={`${year}`}>
      <ScrollTable label={`Budget of ${year}`}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Planned</th>
            {QUARTERS.map((quarter) => (
              <th key={quarter} scope="col">
                Quarter {quarter}
              </th>
            ))}
            <th scope="col">Left</th>
            <th scope="col" className="word">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.label}</th>
              <td>{money(line.planned)}</td>
              {QUARTERS.map((quarter) => (
                <td key={quarter}>{money(line.spent[quarter - 1] ?? null)}</td>
              ))}
              <td>{money(line.stand.left)}</td>
              <td className="word">
                <div className="grid justify-items-start gap-2">
                  <Link
                    to={paths.budget(shell.slug, { change: line.id })}
                    className="inline-flex min-h-8 items-center"
                  >
                    Change<span className="sr-only"> {line.label}</span>
                  </Link>
                  <TwoStepRemoval
                    look="quiet"
                    first={
                      <>
                        Remove…<span className="sr-only"> {line.label}</span>
                      </>
                    }
                    button={`Remove ${line.label}`}
                    name="intent"
                    value="remove-line"
                    fields={{ id: line.id, revision: line.revision }}
                  >
                    <p>The history keeps it.</p>
                  </TwoStepRemoval>
                </div>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">All lines</th>
            <td>{money(whole.planned)}</td>
            <td colSpan={4}>
              {whole.spent === null ? "Spending is not known yet" : `${money(whole.spent)} spent so far`}
            </td>
            <td>{money(whole.left)}</td>
            <td />
          </tr>
        </tbody>
      </ScrollTable>
    </Section>
  );
}
