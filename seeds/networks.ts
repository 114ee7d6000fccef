import { readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { newSecret } from "../app/access/links/secrets.server";
import { lessonForm, meetingForm, participantForm, projectForm } from "../app/domain/networks/forms";
import { REPRESENTATIVE_PARTS, type RepresentativePart } from "../app/domain/networks/terms";
import { BY_SLUG } from "../app/records/collaboratives/collaboratives.server";
import {
  draftInvoices,
  endInvoice,
  issueInvoices,
  readInvoices,
  recordPayment,
} from "../app/records/networks/dues.server";
import { changeNetwork, createNetwork } from "../app/records/networks/network.server";
import { addParticipant, addRepresentative, setJoinCode } from "../app/records/networks/participants.server";
import { grantNetworkRole } from "../app/records/networks/people.server";
import { answerThread, startThread } from "../app/records/networks/threads.server";
import { addLesson, addProject } from "../app/records/networks/works.server";
import {
  addNetworkMeeting,
  changeNetworkMeeting,
  saveYear,
  stepNetworkMeeting,
  writeRound,
} from "../app/records/networks/years.server";
import type { Database } from "../db/client";
import { openTenant } from "../db/door";
import { rowsOf } from "../db/rows";
import { networkRepresentatives } from "../db/schema";
import type { TenantDb } from "../db/tenant";
import { giveToNetwork } from "./network-gifts";

const text = z.record(z.string(), z.unknown());
const fileSchema = z.strictObject({
  slug: z.string(),
  name: z.string(),
  about: z.string(),
  themes: z.array(z.string()),
  meetings: z.array(
    z.looseObject({
      number: z.int(),
      on: z.string(),
      minutes: z.string(),
      inPerson: z.boolean().default(false),
    }),
  ),
  participants: z.array(
    z.looseObject({
      /** Slug of its collaborative, if that is here; the first representative with an account has it join. */
      here: z.string().optional(),
      gifts: z.array(text).default([]),
      /** Name, part, title, and the demo account's key where there is one. */
      representatives: z.array(z.array(z.string()).min(3)),
    }),
  ),
  rounds: z.array(
    z.strictObject({
      meeting: z.int(),
      participant: z.int(),
      news: z.string(),
      lesson: z.string(),
      question: z.string(),
    }),
  ),
  lessons: z.array(z.looseObject({ participant: z.int(), links: z.array(z.string()) })),
  projects: z.array(z.looseObject({ due: z.string(), link: z.string() })),
  threads: z.array(z.strictObject({ subject: z.string(), messages: z.array(z.array(z.string()).length(3)) })),
  unpaid: z.int(),
  waived: z.int(),
});
type Content = z.output<typeof fileSchema>;

/** Where the demo’s network stands, as its file says. */
export const DEMO_NETWORK = "river-cities";

const ACTOR = { name: "Demo data", userId: null };

/** Loads the demo's network, with both demo collaboratives among its participants. @param people the demo accounts by key */
export async function loadNetwork(database: Database, people: ReadonlyMap<string, string>): Promise<void> {
  const content = fileSchema.parse(
    JSON.parse(readFileSync(new URL("./demo/network.json", import.meta.url)).toString()),
  );
  const now = DateTime.utc();
  const joining = new Map<string, Joining>();
  const id = uuidv7();
  await openTenant(database, { collaborativeId: id, actor: ACTOR }, async (db) => {
    await createNetwork(db, { slug: content.slug, name: content.name, year: now.year });
    const { name, about } = content;
    await changeNetwork(db, { revision: 1, name, about, dues: "2000" });
    const participants = await loadParticipants(db, content, joining, people);
    await loadYear(db, content, participants, now);
    await loadInvoices(db, content, participants, now);
    await grantNetworkRole(db, {
      userId: people.get("convener") ?? "",
      role: "coordinator",
      participantId: null,
    });
  });
  for (const [slug, { hash, by, gifts }] of joining) {
    const [collaborative] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
    );
    if (collaborative)
      await giveToNetwork(database, {
        collaborativeId: collaborative.id,
        networkId: id,
        hash,
        by,
        confirmedBy: { name: "Marcus Bell", userId: people.get("convener") ?? null },
        gifts,
        today: now.toISODate(),
      });
  }
}

interface Joining {
  /** Hash of the code by which it joins. */
  hash: string;
  by: { name: string; userId: string | null };
  gifts: object[];
}

async function loadParticipants(
  db: TenantDb,
  content: Content,
  joining: Map<string, Joining>,
  people: ReadonlyMap<string, string>,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { here, gifts, representatives, ...fields } of content.participants) {
    const participantId = await addParticipant(db, participantForm.parse(fields));
    ids.push(participantId);
    for (const [name = "", part = "", title = "", account] of representatives) {
      if (!(part in REPRESENTATIVE_PARTS)) throw new Error(`${name} represents as “${part}”.`);
      const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@exchange.example`;
      const fields = { name, title, email, part: part as RepresentativePart };
      const added = await addRepresentative(db, participantId, fields);
      if (typeof added === "string" || account === undefined) continue;
      const userId = people.get(account) ?? "";
      await db.tx
        .update(networkRepresentatives)
        .set({ userId })
        .where(
          and(
            eq(networkRepresentatives.collaborativeId, db.collaborativeId),
            eq(networkRepresentatives.id, added.id),
          ),
        );
      await grantNetworkRole(db, { userId, role: "representative", participantId });
    }
    if (here) {
      const { hash } = newSecret("join");
      await setJoinCode(db, participantId, hash);
      const [name = "", , , account = ""] = representatives.find((own) => own.length > 3) ?? [];
      joining.set(here, { hash, by: { name, userId: people.get(account) ?? null }, gifts });
    }
  }
  return ids;
}

async function loadYear(db: TenantDb, content: Content, ids: string[], now: DateTime<true>): Promise<void> {
  const { year } = now;
  const today = now.toISODate();
  await saveYear(db, { revision: 0, fields: { year, themes: content.themes, dues: null } });
  for (const { on, minutes, inPerson, ...meeting } of content.meetings) {
    const fields = meetingForm.parse({
      ...meeting,
      day: `${year}-${on}`,
      inPerson: inPerson ? "on" : undefined,
    });
    const id = (await addNetworkMeeting(db, year, fields)) ?? "";
    await stepNetworkMeeting(db, id, "called", today);
    for (const round of content.rounds.filter((own) => own.meeting === meeting.number)) {
      const { news, lesson, question } = round;
      await writeRound(db, id, { participantId: ids[round.participant] ?? "", news, lesson, question });
    }
    if (fields.day >= today || minutes === "") continue;
    await changeNetworkMeeting(db, id, { revision: 2, minutes });
    for (const to of ["held", "minutes_out", "approved"] as const)
      await stepNetworkMeeting(db, id, to, today);
  }
  for (const { participant, links, ...lesson } of content.lessons)
    await addLesson(
      db,
      ids[participant] ?? null,
      lessonForm.parse({ ...lesson, year, links: links.join("\n") }),
    );
  for (const { due, link, ...project } of content.projects)
    await addProject(db, projectForm.parse({ ...project, dueOn: `${year}-${due}`, link: link || undefined }));
  for (const { subject, messages } of content.threads) {
    const [first, ...answers] = messages;
    if (!first) continue;
    const posting = ([name = "", of = "", words = ""]: string[]) => ({
      as: { ...db, actor: { name, userId: null } } as TenantDb,
      message: { text: words, of, now: now.toJSDate() },
    });
    const { as, message } = posting(first);
    const id = await startThread(as, subject, message);
    for (const answer of answers) {
      const next = posting(answer);
      await answerThread(next.as, id, next.message);
    }
  }
}

/** Everyone has paid but one, whose invoice is overdue, and one whose dues were waived. */
async function loadInvoices(
  db: TenantDb,
  content: Content,
  ids: string[],
  now: DateTime<true>,
): Promise<void> {
  const { year } = now;
  const ago = (days: number) => now.minus({ days }).toISODate();
  await draftInvoices(db, { year, amount: "2000", dueOn: ago(30), today: now.toISODate() });
  await issueInvoices(db, { year }, ago(75));
  for (const { id, participantId, amount } of await readInvoices(db)) {
    const place = ids.indexOf(participantId);
    if (place === content.unpaid) continue;
    if (place === content.waived) {
      await endInvoice(db, id, { how: "waive", reason: "First year in the network", today: ago(60) });
      continue;
    }
    await recordPayment(db, id, { paidOn: ago(45), amount, note: "" }, ago(45));
  }
}
