import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TABLES } from "../../../app/commands/backup-tables";
import { closeWave, readClosed, storeAnswer } from "../../../app/records/pulse/answers.server";
import { readInvited } from "../../../app/records/pulse/invitations.server";
import { readWave } from "../../../app/records/pulse/waves.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { answerOf, openPulse } from "../../support/database/pulse";

const PEOPLE = 60;

interface Row {
  table: string;
  /** Where the row lies, and the transaction that wrote it. */
  place: string;
  writer: string;
  text: string;
}

/** The attack: whoever owns the database reads all of it, with what PostgreSQL keeps about each row. */
describe.each(ENGINES)("whoever reads the whole database on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let waveId: string;
  let contactIds: string[];
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    ours = await makeCollaborative(database);
    ({ waveId, contactIds } = await ours.enter((db) => openPulse(db, PEOPLE + 1)));
  });
  afterAll(() => dispose());

  const everything = () =>
    database.asOwner(async (owner) => {
      const rows: Row[] = [];
      for (const table of TABLES)
        rows.push(
          ...rowsOf<Row>(
            await owner.execute(sql`select ${table} as table, t.ctid::text as place, t.xmin::text as writer,
              row_to_json(t)::text as text from ${sql.identifier(table)} t order by t.ctid`),
          ),
        );
      return rows;
    });
  const contentOf = (rows: Row[]) => new Set(rows.map(({ table, text }) => `${table} ${text}`));

  /** As the link opens it: without a name or an address. */
  const answer = (at: number) =>
    openTenant(
      database,
      { collaborativeId: ours.id, actor: { name: "An answer to the pulse", userId: null } },
      (db) =>
        storeAnswer(
          db,
          { waveId, contactId: contactIds[at] ?? "" },
          { answer: answerOf(at), words: [{ question: "works", text: `Words of number ${at}` }] },
        ),
    );

  it("finds that one answer leaves the answer, its words, and a flag, and nothing else anywhere", async () => {
    const before = contentOf(await everything());
    expect(await answer(0)).toBe(true);
    const after = contentOf(await everything());
    const gone = [...before].filter((row) => !after.has(row));
    const came = [...after].filter((row) => !before.has(row));
    expect(gone.map((row) => row.split(" ")[0])).toEqual(["pulse_invitations"]);
    expect(came.map((row) => row.split(" ")[0]).sort()).toEqual([
      "pulse_answers",
      "pulse_invitations",
      "pulse_words",
    ]);
    const flag = came.find((row) => row.startsWith("pulse_invitations")) ?? "";
    expect(flag.replace('"answered":true', '"answered":false')).toBe(gone[0]);
    const stored = JSON.parse(came.find((row) => row.startsWith("pulse_answers"))?.slice(14) ?? "{}");
    expect(Object.keys(stored).sort()).toEqual([
      "collaborative_id",
      "id",
      "ratings",
      "respondent_group",
      "wave_id",
    ]);
    // A random id: version 7 would tell the time.
    expect(stored.id[14]).toBe("4");
    const words = JSON.parse(came.find((row) => row.startsWith("pulse_words"))?.slice(12) ?? "{}");
    expect(Object.keys(words).sort()).toEqual(["collaborative_id", "id", "question", "text", "wave_id"]);
  });

  it("cannot answer twice through a link, and shows staff neither answers nor who has answered", async () => {
    expect(await answer(0)).toBe(false);
    await ours.enter(async (db) => {
      expect((await readWave(db, waveId))?.answered).toBe(1);
      expect(await readClosed(db, waveId)).toEqual({ answers: [], words: [] });
      for (const invited of await readInvited(db, waveId))
        expect(Object.keys(invited)).not.toContain("answered");
    });
  });

  it("finds nothing after the closing by which an answer could be matched to an invitation", async () => {
    for (let at = 1; at < PEOPLE; at++) expect(await answer(at)).toBe(true);
    const open = (await everything()).filter(({ table }) => table.startsWith("pulse_"));
    const secrets = open
      .filter(({ table }) => table === "pulse_invitations")
      .map(({ text }) => String(JSON.parse(text).secret_hash));
    const oldIds = open
      .filter(({ table }) => ["pulse_answers", "pulse_words"].includes(table))
      .map(({ text }) => String(JSON.parse(text).id));
    expect(secrets).toHaveLength(PEOPLE + 1);
    expect(await ours.enter((db) => closeWave(db, waveId))).toBe(true);

    const rows = await everything();
    expect(rows.filter(({ table }) => table === "pulse_invitations")).toEqual([]);
    const all = rows.map(({ text }) => text).join("\n");
    for (const trace of [...secrets, ...oldIds]) expect(all).not.toContain(trace);

    for (const table of ["pulse_answers", "pulse_words"]) {
      const stored = rows.filter((row) => row.table === table);
      expect(stored).toHaveLength(PEOPLE);
      // All written by the one transaction that closed the round.
      const writers = new Set(stored.map(({ writer }) => writer));
      expect(writers.size).toBe(1);
      expect(rows.find((row) => row.table === "pulse_waves" && writers.has(row.writer))).toBeDefined();
      const ids = stored.map(({ text }) => String(JSON.parse(text).id));
      const elsewhere = rows
        .filter((row) => row.table !== table)
        .map(({ text }) => text)
        .join("\n");
      for (const id of ids) {
        expect(id[14]).toBe("4");
        expect(elsewhere).not.toContain(id);
      }
    }

    // Neither where the rows lie nor the order of their ids follows the order in which people answered or were invited.
    const given = (list: Row[]) =>
      list
        .filter(({ table }) => table === "pulse_words")
        .map(({ text }) => Number(/number (\d+)/.exec(text)?.[1]));
    const byPlace = given(rows);
    const byId = given([...rows].sort((a, b) => (JSON.parse(a.text).id < JSON.parse(b.text).id ? -1 : 1)));
    const answersByPlace = rows
      .filter(({ table }) => table === "pulse_answers")
      .map(({ text }) => orderIn(JSON.parse(text).ratings));
    for (const order of [byPlace, byId, answersByPlace])
      expect(Math.abs(rankCorrelation(order))).toBeLessThan(0.6);
    // Words and ratings of one person do not lie at the same place of their tables.
    const together = byPlace.filter((at, place) => at === answersByPlace[place]).length;
    expect(together).toBeLessThan(PEOPLE / 4);
  });

  it("finds every answer whole, and no way to open the round again", async () => {
    await ours.enter(async (db) => {
      const { answers, words } = await readClosed(db, waveId);
      const given = (list: object[]) =>
        list.map((item) => JSON.stringify(Object.entries(item).sort())).sort();
      const flat = ({ group, ratings }: ReturnType<typeof answerOf>) => ({ group, ...ratings });
      const expected = Array.from({ length: PEOPLE }, (_, at) => flat(answerOf(at)));
      expect(given(answers.map((own) => flat(own as ReturnType<typeof answerOf>)))).toEqual(given(expected));
      expect(new Set(words.map(({ text }) => text)).size).toBe(PEOPLE);
      expect(await closeWave(db, waveId)).toBe(false);
      expect(await readWave(db, waveId)).toMatchObject({
        state: "closed",
        answered: PEOPLE,
        invited: PEOPLE + 1,
      });
    });
    expect(await answer(PEOPLE)).toBe(false);
  });
});

/** The number that answerOf wrote in base five. */
const orderIn = (ratings: Record<string, number>) =>
  ["responsible", "represented", "timely"].reduce(
    (sum, statement, place) => sum + ((ratings[statement] ?? 1) - 1) * 5 ** place,
    0,
  );

/** Spearman's ρ between an order and 0, 1, 2, …: 1 if they are the same, about 0 for a shuffled one. */
function rankCorrelation(order: number[]): number {
  const n = order.length;
  const squares = order.reduce((sum, value, place) => sum + (value - place) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
