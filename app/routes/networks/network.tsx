import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { meetingForm, yearForm } from "~/domain/networks/forms";
import { takesPart } from "~/domain/networks/participants";
import { gapsOfYear } from "~/domain/networks/year";
import { paths } from "~/paths";
import { readParticipants } from "~/records/networks/participants.server";
import { countRounds, readNetworkMeetings, readYears } from "~/records/networks/years.server";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "./forms/action.server";
import type { NetworkAnswer } from "./forms/answer";
import { NetworkForm } from "./forms/NetworkForm";
import { MEETING_FIELDS } from "./meetings/fields";
import { MeetingTable } from "./meetings/MeetingTable";
import { NetworkShell } from "./NetworkShell";
import { yearSteps } from "./year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.year} · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const { db, network } = visited;
    const today = todayIso();
    const years = await readYears(db);
    const asked = Number(new URL(args.request.url).searchParams.get("year"));
    const thisYear = Number(today.slice(0, 4));
    const year = years.some((own) => own.year === asked) ? asked : asked === thisYear ? asked : thisYear;
    const own = years.find((plan) => plan.year === year);
    const meetings = (await readNetworkMeetings(db)).filter((meeting) => meeting.year === year);
    const rounds = await countRounds(db);
    const participants = await readParticipants(db);
    return {
      frame: frameOf(visited),
      about: network.about,
      today,
      year,
      years: years.map((plan) => plan.year),
      plan: own ?? null,
      gaps: own ? gapsOfYear(own.themes, meetings) : [],
      meetings: meetings.map(({ minutes: _, ...meeting }) => ({
        ...meeting,
        rounds: rounds.get(meeting.id) ?? 0,
      })),
      participants: participants.filter((participant) => takesPart(participant, today)).length,
    };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, yearSteps);

export default function NetworkHome() {
  const { frame, about, year, years, plan, gaps, meetings, participants } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  const free = [1, 2, 3, 4].filter((number) => !meetings.some((meeting) => meeting.number === number));
  return (
    <NetworkShell frame={frame}>
      <Page
        eyebrow={`${year}`}
        title={plan && plan.themes.length > 0 ? plan.themes.join("\u00a0· ") : `The year ${year}`}
        lead={about || undefined}
        actions={years
          .filter((other) => other !== year)
          .map((other) => (
            <Link key={other} to={paths.network(frame.slug, { year: other })}>
              {other}
            </Link>
          ))}
      >
        {plan === null ? (
          <EmptyState title={`${year} is not planned yet`}>
            <p>{runs ? "Choose its themes below, then plan four meetings." : "The coordinator plans it."}</p>
          </EmptyState>
        ) : null}
        {runs && gaps.length > 0 ? (
          <Section title="What the year still lacks">
            <ul className="list-disc ps-5">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </Section>
        ) : null}
        {plan ? (
          <Section
            title="Meetings"
            lead="Before each one, every participant brings news, a lesson, and a question. The last one is extended."
          >
            {meetings.length > 0 ? (
              <MeetingTable frame={frame} meetings={meetings} participants={participants} />
            ) : (
              <p className="text-ink-soft">No meeting is planned yet.</p>
            )}
          </Section>
        ) : null}
        {runs && plan && free.length > 0 ? (
          <Section title="Plan a meeting">
            <NetworkForm
              key={`${year} ${meetings.length}`}
              id="meeting"
              schema={meetingForm}
              fields={[
                {
                  name: "number",
                  label: "Which of the four",
                  kind: free.map((number) => ({ value: `${number}`, label: `Meeting ${number}` })),
                },
                ...MEETING_FIELDS,
              ]}
              values={{ minutesLong: free[0] === 4 ? "180" : "90" }}
              hidden={{ year }}
              intent="add-meeting"
              button="Plan it"
              answer={answer}
            />
          </Section>
        ) : null}
        {runs ? (
          <Section title={plan ? "Themes and dues" : "Plan the year"}>
            <NetworkForm
              key={`${year} ${plan?.revision}`}
              id="year"
              schema={yearForm}
              fields={[
                { name: "year", label: "Year", kind: "number" },
                {
                  name: "dues",
                  label: "Dues of the year",
                  hint: "Leave empty for the network’s usual dues.",
                  optional: true,
                },
                { name: "themes", label: "Themes", kind: "area", hint: "One a line." },
              ]}
              values={{ year: `${year}`, themes: plan?.themes.join("\n") ?? "", dues: plan?.dues ?? "" }}
              hidden={{ revision: plan?.revision ?? 0 }}
              intent="save-year"
              button={plan ? "Save changes" : "Plan the year"}
              kind={plan ? "secondary" : "primary"}
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </NetworkShell>
  );
}
