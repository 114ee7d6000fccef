import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import { z } from "zod";
import { numberText, type Vote } from "../app/domain/meetings/decisions";
import { minutesOf } from "../app/domain/meetings/minutes";
import { AGENDA_KINDS, type AgendaKind } from "../app/domain/meetings/terms";
import { isFilled, seatName } from "../app/domain/people/bodies";
import { bodyForm, contactForm, partnerForm } from "../app/domain/people/form";
import type { Catalog } from "../app/domain/terms";
import { readGoals } from "../app/records/goals/goals.server";
import { addItem, noteItem } from "../app/records/meetings/agenda.server";
import { putAttendance } from "../app/records/meetings/attendance.server";
import { cite } from "../app/records/meetings/citations.server";
import { addDecision, settleDecisions } from "../app/records/meetings/decisions.server";
import { moveMeeting, planMeeting } from "../app/records/meetings/meetings.server";
import { readRecord } from "../app/records/meetings/record.server";
import { addBody, addSeat, readBodies } from "../app/records/partnership/bodies.server";
import { addContacts, addPartner, readPeople } from "../app/records/partnership/people.server";
import type { TenantDb } from "../db/tenant";

const voteSchema = z
  .union([z.literal("no objection"), z.tuple([z.int(), z.int(), z.int()])])
  .transform((vote): Vote => {
    if (vote === "no objection") return { kind: "no_objection" };
    const [yes, against, abstaining] = vote;
    return { kind: "count", for: yes, against, abstaining };
  });

const decisionSchema = z.strictObject({
  text: z.string(),
  vote: voteSchema,
  dissent: z.string().default(""),
  key: z.string().optional(),
  replaces: z.string().optional(),
  /** Statement of the goal that it adopted. */
  goal: z.string().optional(),
});

const partnershipSchema = z.strictObject({
  partners: z.array(z.looseObject({})),
  contacts: z.array(
    z.looseObject({
      organization: z.string(),
      fromDaysAgo: z.int(),
      untilDaysAgo: z.int().optional(),
    }),
  ),
  bodies: z.array(
    z.looseObject({
      key: z.string(),
      quorum: z.looseObject({
        kind: z.enum(["majority", "at_least"]),
        of: z.int().optional(),
        in: z.int().optional(),
      }),
      recordsPublic: z.boolean().default(false),
      seats: z.array(
        z.strictObject({
          contact: z.string().optional(),
          vacant: z.boolean().optional(),
          title: z.string().default(""),
          voting: z.boolean(),
          chair: z.boolean(),
          alternates: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** In the order of their days, counted from the day of loading. */
  meetings: z.array(
    z.strictObject({
      body: z.string(),
      inDays: z.int(),
      state: z.enum(["planned", "called", "minutes_out", "approved"]),
      absent: z.array(z.string()).default([]),
      excused: z.array(z.string()).default([]),
      /** Who stood in for whom. */
      alternate: z.record(z.string(), z.string()).default({}),
      items: z.array(
        z.strictObject({
          title: z.string(),
          kind: z.enum(Object.keys(AGENDA_KINDS) as [AgendaKind, ...AgendaKind[]]),
          minutes: z.int(),
          presenter: z.string().optional(),
          notes: z.string().default(""),
          decisions: z.array(decisionSchema).default([]),
        }),
      ),
    }),
  ),
});
type SeededMeeting = z.infer<typeof partnershipSchema>["meetings"][number];

/** Loads people, bodies, and meetings step by step. @param db of the backbone staff who recorded them */
export async function loadPartnership(db: TenantDb, { members }: Catalog, json: unknown): Promise<void> {
  const seeded = partnershipSchema.parse(json);
  const organizations = new Map(members.map(({ slug, id }) => [slug, `member:${id}`]));
  for (const partner of seeded.partners) {
    const fields = partnerForm.parse(partner);
    organizations.set(fields.name, `partner:${await addPartner(db, fields)}`);
  }
  const contacts = seeded.contacts.map(({ organization, fromDaysAgo, untilDaysAgo, ...contact }) =>
    contactForm.parse({
      ...contact,
      organization: organizations.get(organization),
      from: inDays(-fromDaysAgo),
      ...(untilDaysAgo !== undefined && { until: inDays(-untilDaysAgo) }),
    }),
  );
  const ids = await addContacts(db, contacts);
  const idOf = new Map(contacts.map(({ name }, at) => [name, ids[at] ?? ""]));
  const bodies = new Map<string, string>();
  for (const { key, quorum, recordsPublic, seats, ...body } of seeded.bodies) {
    const fields = bodyForm.parse({
      ...body,
      quorum: quorum.kind,
      ...(quorum.of && { quorumOf: `${quorum.of}`, quorumIn: `${quorum.in}` }),
      ...(recordsPublic && { recordsPublic: "on" }),
    });
    const id = await addBody(db, fields);
    bodies.set(key, id);
    for (const { contact, vacant: _, alternates, ...seat } of seats)
      await addSeat(db, id, {
        ...seat,
        holder: contact ? { kind: "contact", id: idOf.get(contact) ?? "" } : null,
        from: inDays(-900),
        until: null,
        alternates: alternates.map((name) => idOf.get(name) ?? ""),
      });
  }
  const people = await readPeople(db);
  const directory = { members, ...people };
  const stored = await readBodies(db);
  const decided = new Map<string, string>();
  for (const meeting of seeded.meetings) {
    const body = stored.find(({ id }) => id === bodies.get(meeting.body));
    if (body) await loadMeeting(db, meeting, { body, directory, idOf, decided });
  }
}

async function loadMeeting(
  db: TenantDb,
  { inDays: days, state, items, absent, excused, alternate }: SeededMeeting,
  {
    body,
    directory,
    idOf,
    decided,
  }: {
    body: Awaited<ReturnType<typeof readBodies>>[number];
    directory: Parameters<typeof seatName>[1];
    idOf: Map<string, string>;
    decided: Map<string, string>;
  },
): Promise<void> {
  const day = inDays(days);
  const when = { day, startsAt: "14:00", timeZone: "America/New_York", lengthMinutes: 90 };
  const where = { place: "Wenlow City Hall, room 204", link: "" };
  const id = await planMeeting(db, body.id, { title: "", ...when, ...where }, []);
  const goals = await readGoals(db);
  for (const { title, kind, minutes, presenter, notes, decisions } of items) {
    const presenterId = presenter ? (idOf.get(presenter) ?? null) : null;
    const itemId = await addItem(db, id, { title, kind, minutes, presenterId, about: null });
    if (!itemId) continue;
    if (notes) await noteItem(db, itemId, { revision: 1, notes });
    for (const { key, replaces, goal, ...decision } of decisions) {
      const replaced = replaces ? (decided.get(replaces) ?? null) : null;
      const fields = { ...decision, effectiveOn: null, replaces: replaced, confirms: null };
      const decisionId = await addDecision(db, itemId, fields);
      if (key) decided.set(key, decisionId);
      const goalId = goals.find(({ statement }) => statement === goal)?.id;
      if (goalId) await cite(db, { subject: "goal", decisionId, goalId, act: "adopted" });
    }
  }
  if (state === "planned") return;
  const move = (revision: number, to: "called" | "held" | "minutes_out") =>
    moveMeeting(db, id, { revision, state: to, cancelledWhy: "" });
  await move(1, "called");
  if (state === "called") return;
  const nameOf = (seat: (typeof body.seats)[number]) => seatName(seat, directory).split(",")[0] ?? "";
  await putAttendance(
    db,
    id,
    body.seats
      .filter((seat) => isFilled(seat, directory, day))
      .map((seat) => {
        const name = nameOf(seat);
        const stoodIn = idOf.get(alternate[name] ?? "") ?? null;
        if (stoodIn) return { seatId: seat.id, state: "alternate", alternateId: stoodIn };
        const was = absent.includes(name) ? "absent" : excused.includes(name) ? "excused" : "present";
        return { seatId: seat.id, state: was, alternateId: null };
      }),
  );
  await settleDecisions(db, id, { body, directory });
  await move(2, "held");
  await move(3, "minutes_out");
  if (state === "minutes_out") return;
  const record = await readRecord(db, id);
  if (!record) return;
  const numbers = new Map(record.decisions.map((decision) => [decision.id, numberText(decision) ?? ""]));
  await moveMeeting(db, id, {
    revision: 4,
    state: "approved",
    cancelledWhy: "",
    minutes: minutesOf(record, body, directory, numbers),
    secretHash: createHash("sha256").update(id).digest("hex"),
  });
}

const inDays = (days: number): string => DateTime.utc().plus({ days }).toISODate();
