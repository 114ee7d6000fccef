import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { daysLate } from "~/domain/work/action";
import { ACTION_ORIGINS } from "~/domain/work/terms";
import { paths } from "~/paths";
import type { ListedAction } from "~/records/work/actions.server";
import { formatDate } from "~/ui/figures/dates";
import { ActionWord } from "~/ui/figures/WorkWord";
import { Moves } from "./ActionTable";

/** Who does it, by when, how it stands, and what it belongs to. */
export function ActionFacts({ action, today, shell }: { action: ListedAction; today: string; shell: Shell }) {
  const { locale, slug } = shell;
  const { initiative, initiativeId, goal } = action;
  return (
    <dl className="facts grid max-w-[46rem] gap-x-8 gap-y-3 sm:grid-cols-[10rem_1fr]">
      <Fact term="Who">
        {action.owner}, {action.organization}
      </Fact>
      <Fact term="Due">
        {formatDate(action.dueOn, { locale })}
        <Moves {...action} locale={locale} />
      </Fact>
      <Fact term="How it stands">
        <ActionWord state={action.state} daysLate={daysLate(action, today)} />
        {action.doneOn ? ` on ${formatDate(action.doneOn, { locale })}` : null}
        {action.note ? <span className="block">{action.note}</span> : null}
      </Fact>
      <Fact term="Came from">{originWords(action, locale)}</Fact>
      {initiativeId ? (
        <Fact term="Initiative">
          <Link to={paths.initiative(slug, initiativeId)}>{initiative}</Link>
        </Fact>
      ) : null}
      {goal ? (
        <Fact term="Goal">
          <Link to={paths.goal(slug, goal.id)}>{goal.statement}</Link>
        </Fact>
      ) : null}
    </dl>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-soft">{term}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
);

function originWords({ origin, meeting }: ListedAction, locale: string): string {
  return meeting ? `${meeting.body}, ${formatDate(meeting.day, { locale })}` : ACTION_ORIGINS[origin];
}
