import { Link } from "@remix-run/react";
import { daysLate } from "~/domain/work/action";
import { paths } from "~/paths";
import type { ListedAction } from "~/records/work/actions.server";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ActionWord } from "~/ui/figures/WorkWord";

type Row = Pick<
  ListedAction,
  | "id"
  | "title"
  | "owner"
  | "organization"
  | "dueOn"
  | "firstDueOn"
  | "moves"
  | "state"
  | "doneOn"
  | "initiative"
>;

/** Actions with who does each, by when, and how it stands. */
export function ActionTable({
  actions,
  today,
  c,
  locale,
  label,
}: {
  actions: Row[];
  today: string;
  /** The collaborative's slug. */
  c: string;
  locale: string;
  label: string;
}) {
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col" className="word">
            Who
          </th>
          <th scope="col" className="word">
            Due
          </th>
          <th scope="col" className="word">
            How it stands
          </th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}>
            <th scope="row">
              <Link to={paths.action(c, action.id)}>{action.title}</Link>
              {action.initiative ? (
                <span className="block text-ink-soft text-sm">{action.initiative}</span>
              ) : null}
            </th>
            <td className="word">
              {action.owner}
              <span className="block text-ink-soft text-sm">{action.organization}</span>
            </td>
            <td className="word whitespace-nowrap">
              {formatDate(action.dueOn, { locale })}
              <Moves {...action} locale={locale} />
            </td>
            <td className="word">
              <ActionWord state={action.state} daysLate={daysLate(action, today)} />
              {action.state === "done" ? (
                <span className="block text-ink-soft text-sm">{formatDate(action.doneOn, { locale })}</span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** That the date was moved, how often, and which was agreed first. */
export function Moves({ moves, firstDueOn, locale }: Pick<Row, "moves" | "firstDueOn"> & { locale: string }) {
  if (moves === 0) return null;
  return (
    <span className="block text-ink-soft text-sm">
      {moves === 1 ? "moved once" : `moved ${moves} times`}, first {formatDate(firstDueOn, { locale })}
    </span>
  );
}
