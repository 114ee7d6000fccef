import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { formatDate, listOf } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { DataTabs } from "./shared/DataTabs";
import { ReminderLog } from "./shared/ReminderLog";
import { ReminderMembers } from "./shared/ReminderMembers";
import { ReminderPreview } from "./shared/ReminderPreview";
import { actOnReminders, loadReminders, type ReminderAnswer } from "./shared/reminders.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Reminders · ${data.shell.name}` : "Tidemark" },
];

export const loader = (doorway: LoaderFunctionArgs) => loadReminders(doorway);

export async function action(doorway: ActionFunctionArgs) {
  return json(await actOnReminders(doorway, await formOf(doorway.request)));
}

export default function Reminders() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ReminderAnswer | undefined;
  const { shell, sends, years, closed, year } = data;
  const base = `/c/${shell.slug}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Reminders"
        lead={
          sends
            ? "Members are reminded by mail of what they still owe. It stops by itself once they submit."
            : "Remind members of what they still owe. No mail server is set up here, so copy a text, or open it in your mail program."
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
              <Notice>{year.year} is closed: nobody is asked for anything, and nothing is sent.</Notice>
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
              <Section title="Log" lead="What has become of each message.">
                <ReminderLog entries={data.log} writing={shell} />
              </Section>
            ) : null}
          </>
        ) : (
          <EmptyState title="No year is open" action={{ to: `${base}/data/years`, label: "Open a year" }}>
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
  if (!dueOn) return "The year has no due date, so nobody is reminded by itself.";
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
