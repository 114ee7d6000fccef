import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { notFound } from "~/access/visit.server";
import { stepsFrom, takesMinutes } from "~/domain/meetings/meeting";
import { MEETING_STATES, type MeetingState } from "~/domain/meetings/terms";
import { meetingForm, minutesForm } from "~/domain/networks/forms";
import { takesPart } from "~/domain/networks/participants";
import { takesRounds } from "~/domain/networks/year";
import { paths } from "~/paths";
import { readParticipants } from "~/records/networks/participants.server";
import { readNetworkMeeting, readRounds } from "~/records/networks/years.server";
import { useAnswer } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { NetworkShell } from "../NetworkShell";
import { MEETING_FIELDS } from "./fields";
import { meetingSteps } from "./meeting-steps.server";
import { Rounds } from "./Rounds";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Meeting ${data.meeting.number}, ${data.meeting.year} · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const { db, role } = visited;
    const id = z.uuid().safeParse(args.params.meeting).data;
    const meeting = id ? await readNetworkMeeting(db, id) : null;
    if (!meeting) throw notFound("There is no such meeting.");
    const shown = role === "coordinator" || meeting.state === "minutes_out" || meeting.state === "approved";
    const rounds = await readRounds(db, meeting.id);
    const participants = (await readParticipants(db)).filter(
      (own) => takesPart(own, meeting.day) || rounds.some(({ participantId }) => participantId === own.id),
    );
    return {
      frame: frameOf(visited),
      meeting: shown ? meeting : { ...meeting, minutes: "" },
      rounds,
      participants: participants.map((own) => ({ id: own.id, name: own.name })),
    };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, meetingSteps(args.params.meeting));

const STEP_WORDS: Record<MeetingState, string> = {
  planned: "Plan it again",
  called: "Call the meeting",
  held: "It was held",
  minutes_out: "Send out the minutes",
  approved: "Approve the minutes",
  cancelled: "Cancel the meeting",
};

export default function NetworkMeetingPage() {
  const { frame, meeting, rounds, participants } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  const steps = stepsFrom(meeting.state);
  return (
    <NetworkShell frame={frame}>
      <Page
        eyebrow={<Link to={paths.network(frame.slug, { year: meeting.year })}>{meeting.year}</Link>}
        title={`Meeting ${meeting.number}${meeting.theme ? `: ${meeting.theme}` : ""}`}
        lead={[
          formatDate(meeting.day, frame),
          `${meeting.minutesLong} minutes`,
          meeting.inPerson ? "in person" : "",
          meeting.place,
          MEETING_STATES[meeting.state].toLowerCase(),
        ]
          .filter(Boolean)
          .join(", ")}
      >
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        <Rounds
          frame={frame}
          participants={participants}
          rounds={rounds}
          open={takesRounds(meeting.state)}
          answer={answer}
        />
        {meeting.minutes || (runs && takesMinutes(meeting.state)) ? (
          <Section
            title="Minutes"
            lead={meeting.approvedOn ? `Approved on ${formatDate(meeting.approvedOn, frame)}.` : undefined}
          >
            {runs && takesMinutes(meeting.state) ? (
              <NetworkForm
                key={meeting.revision}
                id="minutes"
                schema={minutesForm}
                fields={[{ name: "minutes", label: "Minutes", kind: "area", rows: 10 }]}
                values={{ minutes: meeting.minutes }}
                hidden={{ revision: meeting.revision }}
                intent="minutes"
                button="Save the minutes"
                answer={answer}
              />
            ) : (
              <p className="max-w-[46rem] whitespace-pre-line">{meeting.minutes}</p>
            )}
          </Section>
        ) : null}
        {runs && steps.length > 0 ? (
          <Section title="Next step">
            <Form method="post" className="no-print flex flex-wrap gap-3">
              <input type="hidden" name="intent" value="step" />
              {steps.map((to, place) => (
                <Button key={to} kind={place === 0 ? "primary" : "secondary"} name="to" value={to}>
                  {STEP_WORDS[to]}
                </Button>
              ))}
            </Form>
          </Section>
        ) : null}
        {runs && takesRounds(meeting.state) ? (
          <Section title="Change the plan">
            <NetworkForm
              key={meeting.revision}
              id="plan"
              schema={meetingForm}
              fields={MEETING_FIELDS}
              values={{
                day: meeting.day,
                minutesLong: `${meeting.minutesLong}`,
                theme: meeting.theme,
                place: meeting.place,
                ...(meeting.inPerson && { inPerson: "on" }),
              }}
              hidden={{ revision: meeting.revision, number: meeting.number }}
              intent="change"
              button="Save changes"
              kind="secondary"
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </NetworkShell>
  );
}
