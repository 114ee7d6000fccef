import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pulseHash, pulseSecret, visitPulse } from "../../../app/access/links/pulse-link.server";
import { hashOf } from "../../../app/access/links/secrets.server";
import type { Outgoing } from "../../../app/mail/mailer.server";
import { sendDuePulse } from "../../../app/mail/pulse-post.server";
import { EXPORTED_TABLES } from "../../../app/records/everything/tables.server";
import { closeWave, readAsked, readClosed, storeAnswer } from "../../../app/records/pulse/answers.server";
import { addFigure, readFigures, removeFigure } from "../../../app/records/pulse/figures.server";
import { invite, readInvited, remind } from "../../../app/records/pulse/invitations.server";
import {
  addWave,
  changeWave,
  readWave,
  readWaves,
  removeWave,
} from "../../../app/records/pulse/waves.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { answerOf, openPulse } from "../../support/database/pulse";

const SECRET = "a session secret of a test";

describe.each(ENGINES)("rounds of the pulse on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
  });

  const fields = { name: "Fall", k: 5, asksGroup: true };
  /** One person, invited by mail, with the link that the letter has. */
  const inviteOne = async (email = "rosa@example.org") => {
    const { contactIds } = await ours.enter((db) => openPulse(db, 1));
    const contactId = contactIds[0] ?? "";
    const waveId = await ours.enter((db) => addWave(db, fields));
    const place = { waveId, contactId };
    await ours.enter(async (db) => {
      await db.tx.execute(sql`update contacts set email = ${email}
        where collaborative_id = ${db.collaborativeId} and id = ${contactId}`);
      const secretHash = pulseHash(SECRET, ours.id, place);
      expect(await invite(db, waveId, [{ contactId, secretHash, language: "es", mailed: true }])).toBe(1);
    });
    return { ...place, secret: pulseSecret(SECRET, ours.id, place) };
  };
  const visit = (secret: string, changing = false) =>
    visitPulse({ database, clientIp: `test ${secret}` }, { secret, changing }, (db, link) =>
      readAsked(db, link),
    );

  it("can be changed and removed until the first invitation, and never after", async () => {
    const planned = await ours.enter((db) => addWave(db, fields));
    const change = (revision: number) =>
      ours.enter((db) => changeWave(db, planned, { revision, fields: { ...fields, k: 7 } }));
    expect(await change(1)).toMatchObject({ stored: true });
    expect(await change(1)).toMatchObject({ stored: false });
    expect(await ours.enter((db) => removeWave(db, planned, 2))).toMatchObject({ stored: true });

    const { waveId } = await inviteOne();
    const wave = await ours.enter((db) => readWave(db, waveId));
    expect(wave).toMatchObject({ state: "open", invited: 1, answered: 0 });
    const revision = wave?.revision ?? 0;
    expect(await ours.enter((db) => changeWave(db, waveId, { revision, fields }))).toBeNull();
    expect(await ours.enter((db) => removeWave(db, waveId, revision))).toBeNull();
  });

  it("invite each person once, and count them", async () => {
    const { waveId, contactIds } = await ours.enter((db) => openPulse(db, 3));
    const again = contactIds.map((contactId) => ({
      contactId,
      secretHash: `other link of ${contactId}`,
      language: "en" as const,
      mailed: false,
    }));
    expect(await ours.enter((db) => invite(db, waveId, again))).toBe(0);
    expect(await ours.enter((db) => readWave(db, waveId))).toMatchObject({ invited: 3 });
    await ours.enter((db) => closeWave(db, waveId));
    expect(await ours.enter((db) => invite(db, waveId, again))).toBeNull();
  });

  it("let a link in until they are closed, and say nothing of those that never were", async () => {
    const { waveId, contactId, secret } = await inviteOne();
    expect(await visit(secret)).toMatchObject({ asksGroup: true, answered: false });
    await ours.enter((db) => storeAnswer(db, { waveId, contactId }, { answer: answerOf(1), words: [] }));
    expect(await visit(secret)).toMatchObject({ answered: true });
    await ours.enter((db) => closeWave(db, waveId));
    for (const gone of [secret, "x".repeat(43), "", "x".repeat(201)])
      await expect(visit(gone)).rejects.toMatchObject({ status: 404 });
  });

  it("take one answer through a link that is used twice at once, and none once they are closing", async () => {
    const { waveId, contactIds } = await ours.enter((db) => openPulse(db, 4));
    const answer = (at: number) =>
      ours.enter((db) =>
        storeAnswer(db, { waveId, contactId: contactIds[at] ?? "" }, { answer: answerOf(at), words: [] }),
      );
    const twice = await Promise.all([answer(0), answer(0), answer(0)]);
    expect(twice.filter(Boolean)).toHaveLength(1);
    const [closed, ...late] = await Promise.all([
      ours.enter((db) => closeWave(db, waveId)),
      answer(1),
      answer(2),
      answer(3),
    ]);
    expect(closed).toBe(true);
    const stored = 1 + late.filter(Boolean).length;
    expect(await ours.enter((db) => readWave(db, waveId))).toMatchObject({
      state: "closed",
      answered: stored,
    });
    expect((await ours.enter((db) => readClosed(db, waveId))).answers).toHaveLength(stored);
  });

  it("keep only a hash of the link, which differs by round and person", async () => {
    const { secret, waveId, contactId } = await inviteOne();
    const [row] = rowsOf<{ text: string }>(
      await ours.enter((db) =>
        db.tx.execute(sql`select row_to_json(i)::text as text from pulse_invitations i
          where i.collaborative_id = ${db.collaborativeId} and i.wave_id = ${waveId}`),
      ),
    );
    expect(row?.text).not.toContain(secret);
    expect(row?.text).toContain(hashOf(secret));
    const others = [
      pulseSecret(SECRET, ours.id, { waveId: contactId, contactId }),
      pulseSecret(SECRET, ours.id, { waveId, contactId: waveId }),
      pulseSecret("another", ours.id, { waveId, contactId }),
    ];
    expect(new Set([secret, ...others]).size).toBe(4);
  });

  it("mail the link in the language chosen, and reminders to everyone, whether or not they have answered", async () => {
    const { waveId, contactId, secret } = await inviteOne(`rosa-${engine}@example.org`);
    const letters: Outgoing[] = [];
    const mailer = {
      deliver: async (letter: Outgoing) => {
        if (letter.to.address === `rosa-${engine}@example.org`) letters.push(letter);
        return { outcome: "sent" as const, detail: "" };
      },
    };
    const send = () =>
      sendDuePulse({ database, mailer, config: { sessionSecret: SECRET }, origin: "https://tide.example" });
    await send();
    await send();
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(`https://tide.example/s/${secret}`);
    expect(letters[0]?.subject).toContain("¿Cómo estamos trabajando juntos?");
    expect(letters[0]?.html).toContain('<html lang="es">');
    await ours.enter((db) => storeAnswer(db, { waveId, contactId }, { answer: answerOf(1), words: [] }));
    expect(await ours.enter((db) => remind(db, waveId))).toBe(1);
    await send();
    expect(letters).toHaveLength(2);
    expect(letters[1]?.text).toContain("recordatorio");
    expect((await ours.enter((db) => readInvited(db, waveId)))[0]?.mail).toBe("sent");
  });

  it("are not mailed to addresses that nobody can have, such as those of a demo", async () => {
    const address = `rosa-${engine}@demo.example`;
    const { waveId } = await inviteOne(address);
    const letters: string[] = [];
    const mailer = {
      deliver: async ({ to }: Outgoing) => {
        letters.push(to.address);
        return { outcome: "sent" as const, detail: "" };
      },
    };
    const origin = "https://tide.example";
    await sendDuePulse({ database, mailer, config: { sessionSecret: SECRET }, origin });
    expect(letters).not.toContain(address);
    expect((await ours.enter((db) => readInvited(db, waveId)))[0]?.mail).toBe("failed");
  });

  it("are seen by no other collaborative, and their answers by no export", async () => {
    const { waveId } = await inviteOne();
    const theirs = await makeCollaborative(database);
    expect(await theirs.enter(readWaves)).toEqual([]);
    expect(await theirs.enter((db) => closeWave(db, waveId))).toBe(false);
    const exported = EXPORTED_TABLES.map(({ name }) => name);
    expect(exported).toContain("pulse_waves");
    for (const table of ["pulse_invitations", "pulse_answers", "pulse_words"])
      expect(exported).not.toContain(table);
  });

  it("stand beside figures of other surveys, which the history keeps", async () => {
    const figure = {
      instrument: "Survey",
      wave: "2025",
      scale: "Trust",
      low: "1",
      high: "4",
      mean: "3.1",
      n: 12,
      invited: 20,
      note: "",
    };
    const id = await ours.enter((db) => addFigure(db, figure));
    expect(await ours.enter(readFigures)).toEqual([{ id, ...figure }]);
    expect(await ours.enter((db) => removeFigure(db, id))).toBe(true);
    expect(await ours.enter((db) => removeFigure(db, id))).toBe(false);
    expect(await ours.enter(readFigures)).toEqual([]);
  });
});
