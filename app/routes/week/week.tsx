import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { timeWords } from "~/domain/meetings/when";
import { DUE_SOON_DAYS } from "~/domain/work/week";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { formatDate } from "~/ui/figures/dates";
import { HealthWord } from "~/ui/figures/WorkWord";
import { Page, Section } from "~/ui/layout/Page";
import { Calls } from "./Calls";
import { OutstandingData } from "./OutstandingData";
import { WeekActions } from "./WeekActions";
import { weekOf } from "./week.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `This week · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run work", async (visited) => {
    const { collaborative, ...week } = await weekOf(visited);
    return { ...week, shell: shellOf(visited, collaborative) };
  });
}

export default function Week() {
  const data = useLoaderData<typeof loader>();
  const { shell, today, late, soon, meeting, calls, outstanding, uncovered, initiatives, running } = data;
  const { agreements, funders } = data;
  const { locale, slug: c } = shell;
  const date = (iso: string) => formatDate(iso, { locale });
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={`${shell.name}, ${date(today)}`}
        title="This week"
        lead={leadOf(late.count, soon.count, calls.length)}
      >
        <div className="grid items-start gap-x-16 gap-y-14 lg:grid-cols-[1.4fr_1fr]">
          <div className="grid min-w-0 gap-14">
            <Section title="Actions" actions={<Link to={paths.newAction(c)}>Add an action</Link>}>
              <WeekActions late={late} soon={soon} today={today} c={c} locale={locale} days={DUE_SOON_DAYS} />
            </Section>
            <Section
              title="Members to call"
              lead="At least two facts suggest a call. Only backbone staff and conveners see this list."
            >
              <Calls calls={calls} c={c} />
            </Section>
            <Section title="Outstanding data">
              <OutstandingData outstanding={outstanding} c={c} />
            </Section>
          </div>
          <div className="grid min-w-0 gap-14">
            <Section title="Next meeting">
              {meeting ? (
                <div className="grid gap-2">
                  <p className="font-semibold">
                    <Link to={paths.meeting(c, meeting.id)}>{meeting.title || meeting.body}</Link>
                  </p>
                  <p>
                    {meeting.title ? `${meeting.body}, ` : ""}
                    {date(meeting.day)}
                    {meeting.startsAt
                      ? `, ${timeWords(meeting.startsAt, meeting.timeZone, shell.locale)}`
                      : ""}
                  </p>
                  <p className={meeting.lacks.length > 0 ? "text-warn" : "text-ink-soft"}>
                    {meeting.lacks.length > 0
                      ? `Missing: ${meeting.lacks.join("; ")}.`
                      : "The agenda is complete."}
                  </p>
                </div>
              ) : (
                <p className="text-ink-soft">No meeting is planned.</p>
              )}
            </Section>
            {funders.length > 0 ? (
              <Section title="Funders to ask" actions={<Link to={paths.funders(c)}>Funders</Link>}>
                <ul className="grid gap-2">
                  {funders.map(({ name, words }) => (
                    <li key={name}>
                      {name}
                      <span className="block text-ink-soft text-sm">{words}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            {agreements.length > 0 ? (
              <Section title="Agreements to act on">
                <ul className="grid gap-2">
                  {agreements.map(({ id, title, deadline }) => (
                    <li key={id}>
                      <Link to={paths.agreement(c, id)}>{title}</Link>
                      {deadline ? <span className="text-ink-soft"> by {date(deadline)}</span> : null}
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            <Section title="Initiatives">
              {initiatives.length === 0 ? (
                <p className="text-ink-soft">
                  {running === 0
                    ? "None is running. "
                    : running === 1
                      ? "The one that is running is moving. "
                      : `All ${running} that are running are moving. `}
                  <Link to={paths.initiatives(c)}>See initiatives</Link>
                </p>
              ) : (
                <ul className="grid gap-4">
                  {initiatives.map(({ id, name, lead, health, changedOn, milestone }) => (
                    <li key={id}>
                      <p>
                        <Link to={paths.initiative(c, id)}>{name}</Link> <HealthWord health={health} />
                      </p>
                      <p className="text-ink-soft text-sm">
                        {health === "late" && milestone
                          ? `${milestone.title} was due on ${date(milestone.dueOn)}. Led by ${lead}.`
                          : `Nothing has changed since ${date(changedOn)}. Led by ${lead}.`}
                      </p>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Section title="Uncovered members">
              {uncovered.length === 0 ? (
                <p className="text-ink-soft">Every member has a sponsor and a working lead.</p>
              ) : (
                <ul className="grid gap-2">
                  {uncovered.map(({ slug, name, duty, since }) => (
                    <li key={`${slug} ${duty}`}>
                      <Link to={paths.member(c, slug)}>{name}</Link>: no{" "}
                      {duty === "sponsor" ? "sponsor" : "working lead"} since {date(since)}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </div>
        </div>
      </Page>
    </CollaborativeShell>
  );
}

/** The most pressing in a sentence. */
function leadOf(late: number, soon: number, calls: number): string {
  const actions = (count: number) => (count === 1 ? "1 action" : `${count} actions`);
  const parts = [
    late > 0 ? `${actions(late)} late` : "",
    soon > 0 ? `${late > 0 ? soon : actions(soon)} due within a week` : "",
    calls > 0 ? (calls === 1 ? "1 member to call" : `${calls} members to call`) : "",
  ].filter(Boolean);
  if (parts.length === 0) return "Nothing is late, and nobody needs a call.";
  return `${new Intl.ListFormat("en-US").format(parts)}.`;
}
