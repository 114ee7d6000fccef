import { parseWithZod } from "@conform-to/zod/v4";
import { notFound, type Visit } from "~/access/visit.server";
import { numberText } from "~/domain/meetings/decisions";
import { decisionForm, MOST_NOTES, voteFault } from "~/domain/meetings/form";
import { takesMinutes } from "~/domain/meetings/meeting";
import { minutesOf } from "~/domain/meetings/minutes";
import { ATTENDANCE_STATES, type AttendanceState } from "~/domain/meetings/terms";
import { seatsOn } from "~/domain/people/bodies";
import { noteItem } from "~/records/meetings/agenda.server";
import { putAttendance } from "~/records/meetings/attendance.server";
import {
  addDecision,
  changeDecision,
  settleDecisions,
  strikeDecision,
} from "~/records/meetings/decisions.server";
import { lockMeeting, noteGuests } from "~/records/meetings/meetings.server";
import type { StoredRecord } from "~/records/meetings/record.server";
import { isKnown } from "~/routes/partnership/context.server";
import { type MeetingView, readMeeting } from "../record.server";
import { DECISION_FIELDS, type MinutesState, type PartsAnswer } from "./parts-state";

const UUID = /^[0-9a-f-]{36}$/;

/** What the minutes hold now, for the form and for other note-takers. */
export function stateOfMinutes({ record, body, partnership }: MeetingView): MinutesState {
  const { quorum } = minutesOf(record, body, partnership.directory, new Map());
  return {
    items: record.items.map(({ id, notes, revision, changedBy }) => ({ id, notes, revision, changedBy })),
    attendance: record.attendance.map(({ seatId, state, alternateId }) => ({ seatId, state, alternateId })),
    decisions: record.decisions.map(takenDecision),
    guests: record.meeting.guests,
    quorum: quorum.text,
  };
}

function takenDecision(decision: StoredRecord["decisions"][number]): MinutesState["decisions"][number] {
  const { id, itemId, text, vote, dissent, effectiveOn, replaces, confirms, state, revision, changedBy } =
    decision;
  const counted = vote.kind === "count" ? vote : null;
  return {
    id,
    itemId,
    text,
    noObjection: vote.kind === "no_objection",
    for: counted ? `${counted.for}` : "",
    against: counted ? `${counted.against}` : "",
    abstaining: counted ? `${counted.abstaining}` : "",
    dissent,
    effectiveOn: effectiveOn ?? "",
    replaces: replaces ?? "",
    confirms: confirms ?? "",
    state,
    number: numberText(decision),
    revision,
    changedBy,
  };
}

/** Saves the parts of the minutes that the form carries; each part on its own. */
export async function saveParts(visited: Visit, id: string, form: FormData): Promise<PartsAnswer> {
  const { db } = visited;
  if (!UUID.test(id)) throw notFound("There is no such meeting here.");
  await lockMeeting(db, id);
  const view = await readMeeting(visited, id);
  const { record, body, partnership } = view;
  const answer: PartsAnswer = { state: stateOfMinutes(view), faults: {}, conflicts: {} };
  if (!takesMinutes(record.meeting.state)) {
    answer.faults.form = "These minutes are no longer open. Add an addendum instead.";
    return answer;
  }
  await saveNotes(visited, record, form, answer);
  await saveAttendance(visited, view, form, answer);
  const guests = form.get("guests.meeting");
  if (typeof guests === "string") {
    if (guests.length > 2000) answer.faults["guests.meeting"] = "Use at most 2,000 characters.";
    else await noteGuests(db, id, guests.trim());
  }
  await saveDecisions(visited, view, form, answer);
  await settleDecisions(db, id, { body, directory: partnership.directory });
  answer.state = stateOfMinutes(await readMeeting(visited, id));
  return answer;
}

/** Fields named "field.part", of the parts that the form carries. */
const fieldIn = (form: FormData, field: string, part: string): string | null => {
  const value = form.get(`${field}.${part}`);
  return typeof value === "string" ? value : null;
};

async function saveNotes({ db }: Visit, { items }: StoredRecord, form: FormData, answer: PartsAnswer) {
  for (const { id } of items) {
    const part = `item:${id}`;
    const notes = fieldIn(form, "notes", part);
    if (notes === null) continue;
    if (notes.length > MOST_NOTES) {
      answer.faults[part] = `Use at most ${MOST_NOTES.toLocaleString("en-US")} characters.`;
      continue;
    }
    const revision = Number(fieldIn(form, "revision", part)) || 0;
    // Line breaks as the browser shows them: forms send them in another way.
    const outcome = await noteItem(db, id, { revision, notes: notes.replaceAll("\r\n", "\n") });
    if (!outcome.stored && outcome.theirs) answer.conflicts[part] = outcome.theirs.by;
  }
}

async function saveAttendance(
  { db }: Visit,
  { record, body, partnership }: MeetingView,
  form: FormData,
  answer: PartsAnswer,
) {
  const rows = seatsOn(body.seats, record.meeting.day).flatMap((seat) => {
    const part = `seat:${seat.id}`;
    const state = fieldIn(form, "state", part);
    if (state === null || !Object.hasOwn(ATTENDANCE_STATES, state)) return [];
    const alternate = fieldIn(form, "alternate", part) || null;
    if (alternate !== null && !isKnown(partnership, "contact", alternate)) {
      answer.faults[part] = "Choose a person of the list.";
      return [];
    }
    const alternateId = state === "alternate" ? alternate : null;
    return [{ seatId: seat.id, state: state as AttendanceState, alternateId }];
  });
  await putAttendance(db, record.meeting.id, rows);
}

async function saveDecisions(
  { db }: Visit,
  { record, body, partnership, decisions }: MeetingView,
  form: FormData,
  answer: PartsAnswer,
) {
  const { quorum } = minutesOf(record, body, partnership.directory, new Map());
  const earlier = new Set(
    decisions.filter(({ meeting, number }) => meeting.id !== record.meeting.id && number).map(({ id }) => id),
  );
  const parts = [
    ...record.decisions.map(({ id, itemId }) => ({ part: `decision:${id}`, id, itemId })),
    ...record.items.map(({ id: itemId }) => ({ part: `new:${itemId}`, id: null, itemId })),
  ];
  for (const { part, id, itemId } of parts) {
    const text = fieldIn(form, "text", part);
    if (text === null || (id === null && text.trim() === "")) continue;
    const typed = new FormData();
    for (const field of DECISION_FIELDS) {
      const value = fieldIn(form, field, part);
      if (value !== null) typed.append(field, value);
    }
    const submission = parseWithZod(typed, { schema: decisionForm });
    if (submission.status !== "success") {
      answer.faults[part] = Object.values(submission.error ?? {})
        .flatMap((messages) => messages ?? [])
        .join(" ");
      continue;
    }
    const fields = submission.value;
    const fault =
      voteFault(fields.vote, quorum.filled) ??
      ([fields.replaces, fields.confirms].some((of) => of !== null && !earlier.has(of))
        ? "Only an earlier decision with a number can be replaced or confirmed."
        : null);
    if (fault) answer.faults[part] = fault;
    else if (id === null) await addDecision(db, itemId, fields);
    else {
      const revision = Number(fieldIn(form, "revision", part)) || 0;
      const outcome = await changeDecision(db, id, { revision, fields });
      if (!outcome.stored && outcome.theirs) answer.conflicts[part] = outcome.theirs.by;
    }
  }
  const struck = String(form.get("strike") ?? "");
  if (record.decisions.some(({ id }) => id === struck) && (await strikeDecision(db, struck)) === null)
    answer.faults[`decision:${struck}`] = "A goal or another decision refers to this one.";
}
