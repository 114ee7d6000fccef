import { Link } from "@remix-run/react";
import { STRATEGY_NAMES } from "~/domain/terms";
import { nextMilestone } from "~/domain/work/initiative";
import { type Health, INITIATIVE_STAGES } from "~/domain/work/terms";
import { paths } from "~/paths";
import type { ListedInitiative } from "~/records/work/initiatives.server";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { HealthWord } from "~/ui/figures/WorkWord";

type Row = ListedInitiative & { health: Health | null; noGoal: boolean };

/** Initiatives with who leads each, its next milestone, and how it is doing. */
export function InitiativeTable({ rows, c, locale }: { rows: Row[]; c: string; locale: string }) {
  return (
    <ScrollTable label="Initiatives">
      <thead>
        <tr>
          <th scope="col">Initiative</th>
          <th scope="col" className="word">
            Led by
          </th>
          <th scope="col" className="word">
            Stage
          </th>
          <th scope="col" className="word">
            Next milestone
          </th>
          <th scope="col" className="word">
            Actions
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const next = nextMilestone(row.milestones);
          return (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.initiative(c, row.id)}>{row.name}</Link>
                <span className="block text-ink-soft text-sm">
                  {STRATEGY_NAMES[row.strategy]}
                  {row.noGoal ? ", without a goal" : null}
                </span>
              </th>
              <td className="word">{row.lead}</td>
              <td className="word">
                {row.health ? <HealthWord health={row.health} /> : INITIATIVE_STAGES[row.stage]}
              </td>
              <td className="word">
                {next ? (
                  <>
                    {next.title}
                    <span className="block text-ink-soft text-sm">{formatDate(next.dueOn, { locale })}</span>
                  </>
                ) : (
                  <span className="text-ink-soft">None</span>
                )}
              </td>
              <td className="word whitespace-nowrap">
                {row.openActions === 0 ? (
                  <span className="text-ink-soft">None open</span>
                ) : (
                  `${row.openActions} open`
                )}
                {row.lateActions > 0 ? (
                  <span className="block text-bad text-sm">{row.lateActions} late</span>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
