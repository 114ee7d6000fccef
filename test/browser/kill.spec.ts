/** What the grid has shown as saved is there after the plug is pulled, and no block is there by half. */
import { randomInt } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import type { EntryChange } from "../../app/domain/entry";
import { ENGINES, type Ground, groundOf } from "./helpers/engines";
import { placeOf, readStored, type StoredRow, saveCells, signIn } from "./helpers/http";

const ROUNDS = 3;
const MEMBERS = ["tarrow-valley-health", "st-alder"];
/** 2019 is closed. */
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];
/** Equal numbers throughout, and larger than any group of the demo, so that no part exceeds its whole. */
const CODES = [
  ...["new_hires", "impact_hires", "impact_hires_due_12m", "impact_hires_kept_12m", "employees"],
  ...["local_employees", "living_wage_employees", "frontline_employees", "frontline_promotions"],
  ...["pathway_participants", "pathway_completions", "pathway_placements"],
];

/** One writer at one member's grid, who pastes one column after the other, each full of one number. */
class Writer {
  /** By year: the number of the last block that was answered as saved, and of the last one that was sent. */
  readonly acknowledged = new Map<number, number>();
  readonly sent = new Map<number, number>();
  private readonly revisions = new Map<string, number>();

  constructor(
    readonly member: string,
    private block: number,
  ) {}

  /** Pastes until the server no longer answers; `onSaved` after each block that it took. */
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
      // As the grid does when somebody chooses to write over what another has changed.
      for (const { code, theirs } of answer.conflicts) this.revisions.set(keyOf(code), theirs.revision);
      answer = (await saveCells(url, cookie, this.member, changes())).answer;
    }
    if (answer.outcome === "saved")
      for (const { code, revision } of answer.cells) this.revisions.set(keyOf(code), revision);
    return answer;
  }
}

/** One member's year as it stands in the export; a block is one number throughout. */
function column(stored: Map<string, StoredRow>, member: string, year: number): string {
  return CODES.map((code) => stored.get(placeOf(member, code, year))?.value ?? "").join(" ");
}
const block = (number: number) => CODES.map(() => number).join(" ");

for (const engine of ENGINES) {
  test.describe(`on ${engine}`, () => {
    let ground: Ground;
    test.beforeAll(async () => {
      ground = await groundOf(engine);
    });
    test.afterAll(() => ground.clear());

    test("kill -9 during pastes loses nothing that was answered as saved and leaves no half block", async () => {
      let app = await ground.start();
      const cookie = await signIn(app.url, { demo: "backbone" });
      let before = await readStored(app.url, cookie);
      for (let round = 1; round <= ROUNDS; round++) {
        const writers = MEMBERS.map((member) => new Writer(member, round * 100_000));
        const target = randomInt(5, 40);
        const late = randomInt(0, 30);
        let saved = 0;
        let enough = () => {};
        const reached = new Promise<void>((resolve) => {
          enough = resolve;
        });
        const { url } = app;
        const writing = writers.map((writer) =>
          writer.write(url, cookie, () => {
            if (++saved === target) enough();
          }),
        );
        await Promise.race([reached, Promise.all(writing)]);
        // The moment is random on purpose: anywhere within a save.
        await pause(late);
        await app.kill9();
        await Promise.all(writing);
        expect(saved).toBeGreaterThanOrEqual(target);

        // Sessions outlive the process, too.
        app = await ground.start();
        const stored = await readStored(app.url, cookie);
        const when = `round ${round}, killed ${late} ms after ${target} blocks`;
        for (const { member, acknowledged, sent } of writers)
          for (const [year, last] of sent) {
            const known = acknowledged.get(year);
            const kept = known === undefined ? column(before, member, year) : block(known);
            // The block that was under way may have been stored, whole, or not.
            expect([kept, block(last)], `${member} ${year}, ${when}`).toContain(column(stored, member, year));
          }
        before = stored;
      }
      await app.stop({ keepData: true });
    });

    test("told to end during a save, the server answers it and stores it", async () => {
      const app = await ground.start();
      const cookie = await signIn(app.url, { demo: "backbone" });
      const stored = await readStored(app.url, cookie);
      expect(stored.has(placeOf("tarrow-county", "new_hires", 2025))).toBe(false);
      const change = { code: "new_hires", year: 2025, text: "77", revision: 0 };
      const body = JSON.stringify({ changes: [change] });

      const call = request(`${app.url}/c/demo/data/cells?member=tarrow-county`, {
        method: "POST",
        headers: {
          ...{ cookie, origin: app.url, "content-type": "application/json" },
          ...{ "content-length": Buffer.byteLength(body), expect: "100-continue" },
        },
      });
      const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
        call.once("error", reject).once("response", async (response) => {
          let text = "";
          for await (const chunk of response) text += chunk;
          resolve({ status: response.statusCode ?? 0, text });
        });
      });
      // The server has begun with it once it asks for the body.
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

      const again = await ground.start();
      const after = await readStored(again.url, cookie);
      expect(after.get(placeOf("tarrow-county", "new_hires", 2025))?.value).toBe("77");
      await again.stop({ keepData: true });
    });
  });
}
