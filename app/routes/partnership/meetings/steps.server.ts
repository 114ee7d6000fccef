import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { hashOf } from "~/access/links/secrets.server";
import type { Visit } from "~/access/visit.server";
import { calledContacts } from "~/domain/meetings/called";
import { itemForm } from "~/domain/meetings/form";
import { plansAgenda, stepFault } from "~/domain/meetings/meeting";
import { minutesOf } from "~/domain/meetings/minutes";
import { MEETING_STATES, type MeetingState } from "~/domain/meetings/terms";
import { isFilled, seatsOn } from "~/domain/people/bodies";
import { paths } from "~/paths";
import { addItem, changeItem, moveItem, removeItem } from "~/records/meetings/agenda.server";
import { settleDecisions } from "~/records/meetings/decisions.server";
import { planCall, planCancellation } from "~/records/meetings/mail-queue.server";
import { addAddendum, lockMeeting, moveMeeting } from "~/records/meetings/meetings.server";
import { isKnown } from "../context.server";
import { faulty, overtaken, refused, revisionIn } from "../outcome.server";
import { type MeetingView, readMeeting } from "./record.server";
import { readGoalStatuses } from "./since.server";

/** Handles every form of a meeting's page: its agenda, its steps, and addenda. */
export async function changeMeetingBy(args: ActionFunctionArgs, visited: Visit, form: FormData) {
  const id = args.params.meeting ?? "";
  const { db } = visited;
  // Before reading: writers of one meeting take turns.
  if (/^[0-9a-f-]{36}$/.test(id)) await lockMeeting(db, id);
  const view = await readMeeting(visited, id);
  const here = paths.meeting(args.params.collaborative ?? "", id);
  const intent = String(form.get("intent") ?? "");
  if (intent === "step") return step(visited, view, form, here);
  if (intent === "addendum") {
    const text = String(form.get("text") ?? "").trim();
    if (text === "" || text.length > 5000) return faulty("Write the addendum, in at most 5,000 characters.");
    if (!(await addAddendum(db, id, text))) return faulty("Only approved minutes take addenda.", 409);
    return redirect(here);
  }
  if (!plansAgenda(view.record.meeting.state))
    return faulty("The meeting has moved on, so its agenda stays as it is.", 409);
  const itemId = String(form.get("item") ?? "");
  if (intent !== "item-add" && !view.record.items.some((item) => item.id === itemId))
    return faulty("This item is gone. Load the page again.", 409);
  if (intent === "item-up") await moveItem(db, id, { id: itemId, by: -1 });
  else if (intent === "item-down") await moveItem(db, id, { id: itemId, by: 1 });
  else if (intent === "item-remove") {
    if ((await removeItem(db, itemId)) === null)
      return faulty("Decisions stand under this item. Strike them in the minutes first.");
  } else {
    const of = intent === "item-add" ? "new" : itemId;
    const submission = parseWithZod(form, { schema: itemForm });
    if (submission.status !== "success") return refused(submission.reply(), of);
    const { presenterId } = submission.value;
    if (presenterId && !isKnown(view.partnership, "contact", presenterId))
      return refused(submission.reply({ fieldErrors: { presenterId: ["Choose a person."] } }), of);
    if (intent === "item-change") {
      const change = { revision: revisionIn(form), fields: submission.value };
      return overtaken(await changeItem(db, itemId, change)) ?? redirect(here);
    }
    if ((await addItem(db, id, submission.value)) === null) return faulty("An agenda has at most 60 items.");
  }
  return redirect(here);
}

/** Takes the meeting a step further. */
async function step(visited: Visit, view: MeetingView, form: FormData, here: string) {
  const { db } = visited;
  const { partnership, body, record } = view;
  const { meeting } = record;
  const to = String(form.get("to") ?? "") as MeetingState;
  const cancelledWhy = String(form.get("why") ?? "")
    .trim()
    .slice(0, 1000);
  const recorded = new Set(record.attendance.map(({ seatId }) => seatId));
  const unrecorded = seatsOn(body.seats, meeting.day).filter(
    (seat) => isFilled(seat, partnership.directory, meeting.day) && !recorded.has(seat.id),
  );
  const { state, day } = meeting;
  const facts = { state, day, today: partnership.today, items: record.items.length, cancelledWhy };
  const fault = Object.hasOwn(MEETING_STATES, to)
    ? stepFault(to, { ...facts, unrecorded: unrecorded.length })
    : "Choose what to do with the meeting.";
  if (fault) return faulty(fault);
  if (to === "minutes_out" || to === "approved")
    await settleDecisions(db, meeting.id, { body, directory: partnership.directory });
  const approved = to === "approved" ? await frozenMinutes(visited, meeting.id) : undefined;
  const outcome = await moveMeeting(db, meeting.id, {
    revision: revisionIn(form),
    state: to,
    cancelledWhy: to === "cancelled" ? cancelledWhy : "",
    ...(to === "held" && state === "called" && { goalStatuses: await statusesNow(visited) }),
    ...(approved && { minutes: approved, secretHash: hashOf(meeting.id) }),
  });
  const late = overtaken(outcome);
  if (late) return late;
  const { contacts, directory } = partnership;
  if (to === "called")
    await planCall(db, meeting.id, calledContacts(body.seats, { ...directory, contacts }, day));
  if (to === "cancelled") await planCancellation(db, meeting.id);
  return redirect(here);
}

async function statusesNow(visited: Visit) {
  const goals = await readGoalStatuses(visited);
  return Object.fromEntries(goals.map(({ id, status }) => [id, status]));
}

/** The minutes with all names, as they are approved. */
async function frozenMinutes(visited: Visit, id: string) {
  const { record, body, partnership, decisions } = await readMeeting(visited, id);
  const numbers = new Map(decisions.flatMap(({ id: of, number }) => (number ? [[of, number] as const] : [])));
  return minutesOf(record, body, partnership.directory, numbers);
}
