import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { takesMinutes } from "~/domain/meetings/meeting";
import { isFilled, seatName, seatsOn } from "~/domain/people/bodies";
import { DECISION_RULES } from "~/domain/people/terms";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { readMeeting } from "../record.server";
import { meetingTitle, whenWords } from "../words";
import { MinutesForm } from "./MinutesForm";
import type { PartsAnswer } from "./parts-state";
import { saveParts, stateOfMinutes } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Minutes: ${shown.title} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const view = await readMeeting(visited, args.params.meeting);
    const { partnership, body, record, decisions } = view;
    const { meeting, items } = record;
    const { directory } = partnership;
    const person = (id: string) => directory.contacts.find((contact) => contact.id === id)?.name ?? "";
    const earlier = decisions.filter(({ meeting: of, number }) => of.id !== meeting.id && number);
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      title: meetingTitle({ title: meeting.title, body: body.name }),
      body: { name: body.name, rule: DECISION_RULES[body.rule].toLowerCase() },
      meeting: { ...meeting, guests: "" },
      open: takesMinutes(meeting.state),
      items: items.map(({ id, title, kind, minutes }) => ({ id, title, kind, minutes })),
      seats: seatsOn(body.seats, meeting.day)
        .filter((seat) => isFilled(seat, directory, meeting.day))
        .map((seat) => ({
          id: seat.id,
          name: seatName(seat, directory),
          note: [seat.chair ? "chairs" : "", seat.voting ? "" : "without a vote"].filter(Boolean).join(", "),
          alternates: seat.alternates.map((id) => ({ value: id, label: person(id) })),
        })),
      earlier: earlier
        .filter(({ standing }) => standing.replacedBy === null)
        .map(({ id, number, text, standing }) => ({
          value: id,
          label: `${number} ${text}`.slice(0, 100),
          confirmable: standing.state === "to_be_confirmed",
        })),
      state: stateOfMinutes(view),
    };
  });
}

/** Without JavaScript, one button saves everything. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const { collaborative = "", meeting = "" } = args.params;
  return visit(args, "run partnership", async (visited) => {
    const answer = await saveParts(visited, meeting, form);
    const conflict = Object.keys(answer.conflicts).length > 0;
    if (conflict || Object.keys(answer.faults).length > 0)
      return data<PartsAnswer>(answer, { status: conflict ? 409 : 422 });
    const done = form.get("then") === "done";
    return redirect(done ? paths.meeting(collaborative, meeting) : paths.takeMinutes(collaborative, meeting));
  });
}

export default function TakeMinutes() {
  const { shell, title, body, meeting, open, items, seats, earlier, state } = useLoaderData<typeof loader>();
  const answer = useAnswer<PartsAnswer>();
  const back = paths.meeting(shell.slug, meeting.id);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={back}>{title}</Link>}
        title="Take minutes"
        lead={`${whenWords(meeting, shell)}. ${body.name} decides by ${body.rule}.`}
      >
        {open ? (
          <MinutesForm
            items={items}
            seats={seats}
            earlier={earlier}
            state={state}
            answer={answer}
            parts={paths.minutesParts(shell.slug, meeting.id)}
            back={back}
          />
        ) : (
          <EmptyState title="Minutes cannot be taken now" action={{ to: back, label: "Back to the meeting" }}>
            <p>Call the meeting first. Once its minutes are approved, add an addendum instead.</p>
          </EmptyState>
        )}
      </Page>
    </CollaborativeShell>
  );
}
