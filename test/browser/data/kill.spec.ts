/** A killed server has stored everything the grid showed as saved, and no block in part. */
import { randomInt } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import type { EntryChange } from "../../../app/domain/entry/entry";
import type { RunningApp } from "../../support/app/app";
import { kills } from "../../support/endurance";
import { ENGINES, type Ground, groundOf } from "../helpers/engines";
import { placeOf, readStored, type StoredRow, saveCells, signIn } from "../helpers/http";

/** In the endurance run 70 on each engine and 60 of the database server: 200. */
const PROCESS_KILLS = kills(3, 70);
const SERVER_KILLS = kills(2, 60);
/** How long the app may take to reach a database server that is back. */
const RECOVERY = 30_000;
const MEMBERS = ["tarrow-valley-health", "st-alder"];
/** 2019 is closed. */
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];
/** All measures get the same number, larger than any group of the demo, so no part exceeds its whole. */
const CODES = [
  "new_hires",
  "impact_hires",
  "impact_hires_due_12m",
  "impact_hires_kept_12m",
  "employees",
  "local_employees",
  "living_wage_employees",
  "frontline_employees",
  "frontline_promotions",
  "pathway_participants",
  "pathway_completions",
  "pathway_placements",
];

/** Pastes column after column into one member's grid, each filled with a single number. */
class Writer {
  /** By year: the number in the last block the server confirmed, and in the last block sent. */
  readonly acknowledged = new Map<number, number>();
  readonly sent = new Map<number, number>();
  private readonly revisions = new Map<string, number>();

  constructor(
    readonly member: string,
    private block: number,
  ) {}

  /** Pastes until the server stops answering; calls `onSaved` after each confirmed block. */
  async write(url: string, cookie: string, onSaved: () => void): Promise<void> {
    for (;;) {
      const year = YEARS[this.block % YEARS.length] ?? 0;
      this.sent.set(year, this.block);
      const answer = await this.save(url, cookie, year, this.block).catch(() => null);
      if (!answer) return;
      expect(answer).toMatchObject({ outcome: "saved" });
      this.acknowledged.set(year, this.block);
      this.block++;
      onSaved();
    }
  }

  private async save(url: string, cookie: string, year: number, number: number) {
    const keyOf = (code: string) => `${code} ${year}`;
    const changes = () =>
      CODES.map((code): EntryChange => {
        return { code, year, text: `${number}`, revision: this.revisions.get(keyOf(code)) ?? 0 };
      });
    let { answer } = await saveCells(url, cookie, this.member, changes());
    if (answer.outcome === "refused") {
      // As the grid does when a person overwrites somebody else's change.
      for (const { code, theirs } of answer.conflicts) this.revisions.set(keyOf(code), theirs.revision);
      answer = (await saveCells(url, cookie, this.member, changes())).answer;
    }
    if (answer.outcome === "saved")
      for (const { code, revision } of answer.cells) this.revisions.set(keyOf(code), revision);
    return answer;
  }
}

/** One member's year in the export. A block repeats one number. */
function column(stored: Map<string, StoredRow>, member: string, year: number): string {
  return CODES.map((code) => stored.get(placeOf(member, code, year))?.value ?? "").join(" ");
}
const block = (number: number) => CODES.map(() => number).join(" ");

for (const engine of ENGINES) {
  test.describe(`on ${engine}`, () => {
    let server: Ground;
    test.beforeAll(async () => {
      server = await groundOf(engine);
    });
    test.afterAll(() => server.clear());

    test("kill -9 during pastes loses no confirmed block and stores none in part", async () => {
      let app = await server.start();
      const cookie = await signIn(app.url, { demo: "backbone" });
      let before = await readStored(app.url, cookie);
      for (let round = 1; round <= PROCESS_KILLS; round++) {
        const killed = await killWhileWriting({ app, cookie, round, kill: () => app.kill9() });
        // Sessions outlive the process.
        app = await server.start();
        const stored = await readStored(app.url, cookie);
        expectNothingLost(before, stored, killed);
        before = stored;
      }
      await app.stop({ keepData: true });
    });

    test("a server stopped during a save still stores and confirms it", async () => {
      const app = await server.start();
      const cookie = await signIn(app.url, { demo: "backbone" });
      const stored = await readStored(app.url, cookie);
      expect(stored.has(placeOf("tarrow-county", "new_hires", 2025))).toBe(false);
      const change = { code: "new_hires", year: 2025, text: "77", revision: 0 };
      const body = JSON.stringify({ changes: [change] });

      const call = request(`${app.url}/c/demo/data/cells?member=tarrow-county`, {
        method: "POST",
        headers: {
          cookie,
          origin: app.url,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          expect: "100-continue",
        },
      });
      const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
        call.once("error", reject).once("response", async (response) => {
          let text = "";
          for await (const chunk of response) text += chunk;
          resolve({ status: response.statusCode ?? 0, text });
        });
      });
      // Once the server reads the body, it is handling the request.
      const begun = new Promise<void>((resolve) => call.once("continue", resolve));
      call.flushHeaders();
      await begun;
      call.write(body.slice(0, 20));
      const ended = app.stop({ keepData: true });
      const connects = () =>
        fetch(`${app.url}/health/live`).then(
          () => true,
          () => false,
        );
      await expect.poll(connects, { message: "it takes no new requests" }).toBe(false);
      call.end(body.slice(20));
      const { status, text } = await answered;
      expect(status, text).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ outcome: "saved", cells: [{ value: "77" }] });
      await ended;

      const again = await server.start();
      const after = await readStored(again.url, cookie);
      expect(after.get(placeOf("tarrow-county", "new_hires", 2025))?.value).toBe("77");
      await again.stop({ keepData: true });
    });

    if (engine === "PostgreSQL")
      test("a killed database server loses no confirmed block, and the app goes on once it is back", async () => {
        const app = await server.start();
        const cookie = await signIn(app.url, { demo: "backbone" });
        let before = await readStored(app.url, cookie);
        for (let round = 1; round <= SERVER_KILLS; round++) {
          const kill = async () => server.databaseServer?.crash();
          // Other numbers than those of the rounds before.
          const killed = await killWhileWriting({ app, cookie, round: 500 + round, kill });
          await server.databaseServer?.restart();
          let stored = new Map<string, StoredRow>();
          await expect(async () => {
            stored = await readStored(app.url, cookie);
          }).toPass({ timeout: RECOVERY });
          expectNothingLost(before, stored, killed);
          before = stored;
        }
        expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
        await app.stop({ keepData: true });
      });
  });
}

interface Killed {
  writers: Writer[];
  when: string;
}

/** Pastes into two grids at once until a random number of blocks is confirmed, then kills at a random moment of a save. */
async function killWhileWriting({
  app,
  cookie,
  round,
  kill,
}: {
  app: RunningApp;
  cookie: string;
  round: number;
  kill: () => Promise<void>;
}): Promise<Killed> {
  const writers = MEMBERS.map((member) => new Writer(member, round * 100_000));
  const target = randomInt(5, 40);
  const delay = randomInt(0, 30);
  let saved = 0;
  let reachTarget = () => {};
  const targetReached = new Promise<void>((resolve) => {
    reachTarget = resolve;
  });
  const writing = Promise.all(
    writers.map((writer) =>
      writer.write(app.url, cookie, () => {
        if (++saved === target) reachTarget();
      }),
    ),
  );
  await Promise.race([targetReached, writing]);
  await pause(delay);
  await kill();
  await writing;
  expect(saved).toBeGreaterThanOrEqual(target);
  return { writers, when: `round ${round}, killed ${delay} ms after ${target} blocks` };
}

function expectNothingLost(
  before: Map<string, StoredRow>,
  stored: Map<string, StoredRow>,
  { writers, when }: Killed,
): void {
  for (const { member, acknowledged, sent } of writers)
    for (const [year, last] of sent) {
      const confirmedNumber = acknowledged.get(year);
      const expected = confirmedNumber === undefined ? column(before, member, year) : block(confirmedNumber);
      // The block in flight may be stored entirely or not at all.
      expect([expected, block(last)], `${member} ${year}, ${when}`).toContain(column(stored, member, year));
    }
}
