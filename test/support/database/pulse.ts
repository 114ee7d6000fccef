import { GROUPS, type Rating, STATEMENTS } from "../../../app/domain/pulse/statements";
import { addContacts, addPartner } from "../../../app/records/partnership/people.server";
import { closeWave, storeAnswer } from "../../../app/records/pulse/answers.server";
import { invite } from "../../../app/records/pulse/invitations.server";
import { addWave } from "../../../app/records/pulse/waves.server";
import type { TenantDb } from "../../../db/tenant";

/** Invites so many people of a new partner to a new round. @returns the round and the people, in order */
export async function openPulse(db: TenantDb, count: number) {
  const name = `Neighbors ${crypto.randomUUID()}`;
  const partnerId = await addPartner(db, { name, kind: "community", website: "", note: "" });
  const contact = { memberId: null, partnerId, jobTitle: "", email: "", phone: "", duty: null, note: "" };
  const people = Array.from({ length: count }, (_, at) => ({
    ...contact,
    name: `Person ${at + 1}`,
    from: "2020-01-01",
    until: null,
  }));
  const contactIds = await addContacts(db, people);
  const waveId = await addWave(db, { name: "Fall", k: 5, asksGroup: true });
  const asked = contactIds.map((contactId) => ({
    contactId,
    secretHash: `link of ${contactId}`,
    language: "en" as const,
    mailed: false,
  }));
  await invite(db, waveId, asked);
  return { waveId, contactIds };
}

/** Answers that tell their givers apart: the nth is n in base five. */
export const answerOf = (at: number) => ({
  group: GROUPS[at % GROUPS.length] ?? null,
  ratings: Object.fromEntries(
    STATEMENTS.map((statement, place) => [
      statement,
      ((Math.floor(at / 5 ** (place % 3)) % 5) + 1) as Rating,
    ]),
  ),
});

/** A round with so many answers, closed; and a planned one. */
export async function holdPulse(db: TenantDb, count: number): Promise<string> {
  const { waveId, contactIds } = await openPulse(db, count);
  for (const [at, contactId] of contactIds.entries()) {
    const words = [{ question: "works" as const, text: `Words ${at}` }];
    await storeAnswer(db, { waveId, contactId }, { answer: answerOf(at), words });
  }
  await closeWave(db, waveId);
  await addWave(db, { name: "Next", k: 5, asksGroup: false });
  return waveId;
}
