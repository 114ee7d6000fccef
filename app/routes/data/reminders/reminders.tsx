import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { paths } from "~/paths";
import { DataTabs } from "~/routes/data/DataTabs";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { YearPicker } from "~/ui/controls/YearPicker";
import { formatDate, listOf } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { actOnReminders, loadReminders, type ReminderAnswer } from "./actions.server";
import { ReminderLog } from "./ReminderLog";
import { ReminderMembers } from "./ReminderMembers";
import { ReminderPreview } from "./ReminderPreview";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Reminders · ${data.shell.name}` : "Tidemark" },
];

export const loader = (args: LoaderFunctionArgs) => loadReminders(args);

export async function action(args: ActionFunctionArgs) {
  return json(await actOnReminders(args, await formOf(args.request)));
}

export default function Reminders() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ReminderAnswer | undefined;
  const { shell, sends, years, closed, year } = data;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Reminders"
        lead={
          sends
            ? "Members get reminders by email about missing numbers, until they submit."
            : "Remind members of missing numbers. No mail server is set up here, so copy the text or open it in your mail program."
        }
      >
        <DataTabs shell={shell} />
        {year ? (
          <>
            {years.length > 1 ? <YearPicker years={years} current={year.year} closed={closed} /> : null}
            {answer ? (
              <Announced of={answer}>
                {"done" in answer ? (
                  <Notice tone="success">{answer.done}</Notice>
                ) : (
                  <Notice tone="error">{answer.problem}</Notice>
                )}
              </Announced>
            ) : null}
            {year.state === "closed" ? (
              <Notice>{year.year} is closed. Nobody is asked for numbers, and no reminders are sent.</Notice>
            ) : null}
            <Section title={`Asked for ${year.year}`} lead={planWords(year, shell, sends)}>
              <ReminderMembers members={data.members} year={year.year} writing={shell} sends={sends} />
            </Section>
            {sends ? (
              <Section
                title="Next messages"
                lead="As they would read if nothing were entered until then. Mail goes out from 13:00 UTC on."
              >
                <ReminderPreview coming={data.coming} later={data.later} today={data.today} writing={shell} />
              </Section>
            ) : null}
            {data.log.length > 0 ? (
              <Section title="Log" lead="What happened to each message.">
                <ReminderLog entries={data.log} writing={shell} />
              </Section>
            ) : null}
          </>
        ) : (
          <EmptyState title="No year is open" action={{ to: paths.years(shell.slug), label: "Open a year" }}>
            <p>
              Open a year first: choose who is asked for what, by when, and on which days they are reminded.
            </p>
          </EmptyState>
        )}
      </Page>
    </CollaborativeShell>
  );
}

type Plan = { dueOn: string | null; remindBefore: number[]; remindAfter: number[]; state: string };

/** "Reminders go out 14 and 7 days before and 3 days after the due date, Mar 31, 2026." */
function planWords(
  { dueOn, remindBefore, remindAfter, state }: Plan,
  writing: { locale: string },
  sends: boolean,
): string {
  if (state === "closed") return "Who was asked, and what they sent.";
  if (!dueOn) return "The year has no due date, so no reminders are sent automatically.";
  const due = `due on ${formatDate(dueOn, writing)}`;
  if (!sends) return `The numbers are ${due}.`;
  const parts = [
    remindBefore.length > 0 ? `${daysWords([...remindBefore].sort((a, b) => b - a))} before` : "",
    remindAfter.length > 0 ? `${daysWords([...remindAfter].sort((a, b) => a - b))} after` : "",
  ].filter(Boolean);
  return parts.length > 0
    ? `The numbers are ${due}. Reminders go out ${parts.join(", and ")}.`
    : `The numbers are ${due}. No days for reminders are chosen.`;
}

const daysWords = (days: number[]) =>
  `${listOf(days)} ${days.length === 1 && days[0] === 1 ? "day" : "days"}`;
