import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { isFilled, quorumWords, seatName, seatsOn } from "~/domain/people/bodies";
import { seatForm } from "~/domain/people/form";
import { BODY_KINDS, DECISION_RULES } from "~/domain/people/terms";
import { paths } from "~/paths";
import { addSeat, changeSeat, removeSeat } from "~/records/partnership/bodies.server";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { bodyIn, isKnown, readPartnership, readVisibleMeetings } from "../context.server";
import { MeetingList } from "../meetings/MeetingList";
import { type Answer, faulty, overtaken, refused, revisionIn } from "../outcome.server";
import { SeatForm } from "./SeatForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.body.name} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { catalog, directory, today, contacts } = partnership;
    const { seats, quorum, ...body } = bodyIn(partnership, args.params.body);
    const meetings = await readVisibleMeetings(visited.db, partnership);
    const current = seatsOn(seats, today);
    const named = (id: string) => contacts.find((contact) => contact.id === id)?.name ?? "";
    const mayRun = may(visited.viewer, "run partnership");
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayRun,
      today,
      body: { ...body, quorum: quorumWords(quorum) },
      seats: current.map((seat) => ({
        ...seat,
        name: seatName(seat, directory),
        filled: isFilled(seat, directory, today),
        alternateNames: seat.alternates.map(named),
      })),
      past: seats.length - current.length,
      holders: mayRun
        ? [
            ...contacts.map(({ id, name }) => ({ value: `contact:${id}`, label: name })),
            ...directory.members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
            ...directory.partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
          ]
        : [],
      people: mayRun ? contacts.map(({ id, name }) => ({ id, name })) : [],
      meetings: meetings.filter(({ bodyId }) => bodyId === body.id).slice(0, 10),
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

/** Adds, changes, and removes seats. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  return visit(args, "run partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const body = bodyIn(partnership, args.params.body);
    const here = paths.body(args.params.collaborative ?? "", body.id, { saved: 1 });
    const seatId = String(form.get("seat") ?? "");
    if (intent !== "add-seat" && !body.seats.some(({ id }) => id === seatId))
      return faulty("This seat no longer exists. Load the page again.", 409);
    if (intent === "remove-seat") {
      const outcome = await removeSeat(visited.db, seatId, revisionIn(form));
      if (outcome === null)
        return faulty("Attendance was recorded for this seat. Enter its last day instead of removing it.");
      return overtaken(outcome) ?? redirect(here);
    }
    const submission = parseWithZod(form, { schema: seatForm });
    const of = intent === "add-seat" ? "new" : seatId;
    if (submission.status !== "success") return refused(submission.reply(), of);
    const { holder, alternates } = submission.value;
    if (holder && !isKnown(partnership, holder.kind, holder.id))
      return refused(submission.reply({ fieldErrors: { holder: ["Choose who holds the seat."] } }), of);
    if (alternates.some((id) => !isKnown(partnership, "contact", id)))
      return refused(submission.reply({ fieldErrors: { alternates: ["Choose people of the list."] } }), of);
    if (intent === "add-seat") {
      if (body.seats.length >= 200) return faulty("A body has at most 200 seats.");
      await addSeat(visited.db, body.id, submission.value);
      return redirect(here);
    }
    const change = { revision: revisionIn(form), fields: submission.value };
    return overtaken(await changeSeat(visited.db, seatId, change)) ?? redirect(here);
  });
}

export default function BodyPage() {
  const { shell, mayRun, today, body, seats, past, holders, people, meetings, saved } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const c = shell.slug;
  const facts: [string, string][] = [
    ["Kind", BODY_KINDS[body.kind]],
    ["May decide", body.remit || "not recorded"],
    ["Decides by", DECISION_RULES[body.rule]],
    ["Quorum", body.quorum],
    ["Meets", body.cadence || "not recorded"],
    [
      "Records",
      body.closed
        ? "only for those who sit in it"
        : body.recordsPublic
          ? "approved minutes are public"
          : "for everyone in the partnership",
    ],
  ];
  return (
    <PartnershipPage
      shell={shell}
      eyebrow={<Link to={paths.bodies(c)}>Bodies</Link>}
      title={body.name}
      actions={
        mayRun ? (
          <>
            <LinkButton to={paths.newMeeting(c, { body: body.id })}>Plan a meeting</LinkButton>
            <LinkButton kind="secondary" to={paths.editBody(c, body.id)}>
              Change
            </LinkButton>
          </>
        ) : null
      }
    >
      {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
      {saved && !answer ? <Notice tone="success">Saved.</Notice> : null}
      <dl className="facts grid max-w-[46rem] gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
        {facts.map(([what, text]) => (
          <div key={what} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-ink-soft">{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Section title="Seats" lead={past > 0 ? `Today. ${past} ended or begin later.` : undefined}>
        {seats.length === 0 ? <p className="text-ink-soft">No seats yet.</p> : null}
        <ul className="grid">
          {seats.map((seat) => (
            <li key={seat.id} className="grid gap-1 border-line border-b py-3">
              <p className="flex flex-wrap justify-between gap-x-6">
                <span className="font-semibold">{seat.name}</span>
                <span className="text-ink-soft text-sm">
                  {[
                    seat.title,
                    seat.chair ? "chairs" : "",
                    seat.voting ? "" : "without a vote",
                    seat.filled ? "" : "vacant",
                    seat.until ? `until ${formatDate(seat.until, shell)}` : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </p>
              {seat.alternateNames.length > 0 ? (
                <p className="text-ink-soft text-sm">Alternates: {seat.alternateNames.join(", ")}</p>
              ) : null}
              {mayRun ? (
                <details className="folded" open={answer?.of === seat.id}>
                  <summary className="min-h-11 sm:min-h-8">
                    Change <span className="sr-only">{seat.name}</span>
                  </summary>
                  <SeatForm
                    key={seat.revision}
                    seat={seat}
                    revision={seat.revision}
                    today={today}
                    holders={holders}
                    people={people}
                    lastResult={answer?.of === seat.id ? answer.result : undefined}
                  />
                  <TwoStepRemoval
                    first="Remove, if it was added by mistake…"
                    button="Remove the seat"
                    name="intent"
                    value="remove-seat"
                    fields={{ seat: seat.id, revision: seat.revision }}
                    look="quiet"
                  >
                    <p>
                      If somebody leaves, enter their last day instead, so that earlier meetings stay right.
                    </p>
                  </TwoStepRemoval>
                </details>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      {mayRun ? (
        <Section title="Add a seat">
          <SeatForm
            key={seats.length}
            seat={null}
            revision={0}
            today={today}
            holders={holders}
            people={people}
            lastResult={answer?.of === "new" ? answer.result : undefined}
          />
        </Section>
      ) : null}
      <Section title="Meetings">
        <MeetingList meetings={meetings.map((meeting) => ({ ...meeting, body: body.name }))} shell={shell} />
      </Section>
    </PartnershipPage>
  );
}
