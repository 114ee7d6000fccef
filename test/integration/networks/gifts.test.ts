import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newSecret } from "../../../app/access/links/secrets.server";
import type { BenchmarkSheet } from "../../../app/domain/networks/benchmark";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { sheetToGive } from "../../../app/records/networks/giveable.server";
import {
  confirmGift,
  joinNetwork,
  type NewGift,
  proposeGift,
  readGifts,
  readTies,
  withdrawGift,
} from "../../../app/records/networks/given.server";
import { readParticipants, setJoinCode } from "../../../app/records/networks/participants.server";
import {
  makeEdition,
  readEditions,
  readReceived,
  readSheets,
} from "../../../app/records/networks/received.server";
import { addStory, stepStory, withdrawConsent } from "../../../app/records/outcomes/stories.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { asPerson, makeNetwork, type TestNetwork } from "../../support/database/networks";

const TODAY = "2026-06-30";
const UNTIL = "2026-12-31";
const HIRES = {
  code: "impact_hire_rate",
  label: "Impact hire rate",
  numerator: "impact_hires",
  denominator: "new_hires",
};

describe.each(ENGINES)("gifts to a network on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let network: TestNetwork;
  let ana: ReturnType<typeof asPerson>;
  let ben: ReturnType<typeof asPerson>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, {
      members: ["a", "b", "c", "d"].map((slug) => ({ slug })),
    });
    network = await makeNetwork(database);
    ana = asPerson(database, ours.id, "Ana");
    ben = asPerson(database, ours.id, "Ben");
  });

  const lesson = (): NewGift => ({
    networkId: network.id,
    kind: "lesson",
    title: "What we learned",
    sourceId: null,
    year: null,
    content: { kind: "lesson", theme: "", setting: "Here", worked: "This", failed: "That", link: "" },
    until: UNTIL,
  });
  const received = () => network.enter((db) => readReceived(db, TODAY));
  const give = async (gift: NewGift) => {
    const id = await ana((db) => proposeGift(db, gift));
    expect(await ben((db) => confirmGift(db, id, { decision: "", today: TODAY }))).toBeNull();
    return id;
  };

  it("join by a code that works once, and learn nothing of the network but its name", async () => {
    const participantId = await network.participant("Ours");
    const { hash } = newSecret("join");
    await network.enter((db) => setJoinCode(db, participantId, hash));
    expect(await ana((db) => joinNetwork(db, "wrong", TODAY))).toBeNull();
    expect(await ana((db) => joinNetwork(db, hash, TODAY))).toBe(`Network ${network.slug}`);
    expect(await ana(readTies)).toEqual([
      { networkId: network.id, slug: network.slug, name: `Network ${network.slug}`, joinedOn: TODAY },
    ]);
    const theirs = await makeCollaborative(database);
    expect(await theirs.enter((db) => joinNetwork(db, hash, TODAY))).toBeNull();
    expect(await network.enter((db) => readParticipants(db))).toMatchObject([
      { id: participantId, linked: true },
    ]);
    // After the crossing, the transaction is back in the collaborative alone.
    const seen = await ana(async (db) => {
      const [, second] = [
        await joinNetwork(db, "again", TODAY),
        await db.tx.execute(sql`select id from network_participants`),
      ];
      return rowsOf(second);
    });
    expect(seen).toEqual([]);
  });

  it("cross only once a second person has confirmed them, or a decision", async () => {
    await network.join(ours);
    const id = await ana((db) => proposeGift(db, lesson()));
    expect(await received()).toEqual([]);
    expect(await ana((db) => confirmGift(db, id, { decision: "", today: TODAY }))).toMatch(/second person/);
    expect(await ana((db) => confirmGift(db, id, { decision: "2026-01", today: TODAY }))).toMatch(
      /no decision 2026-01/,
    );
    expect(await received()).toEqual([]);
    expect(await ben((db) => confirmGift(db, id, { decision: "", today: TODAY }))).toBeNull();
    expect(await received()).toMatchObject([{ id, title: "What we learned", until: UNTIL }]);
    expect(await ana((db) => readGifts(db))).toMatchObject([{ confirmedBy: "Ben", givenOn: TODAY }]);
    expect(await ben((db) => confirmGift(db, id, { decision: "", today: TODAY }))).toMatch(/no longer waits/);
  });

  it("are gone at once from the network when they are withdrawn, and both sides keep a record", async () => {
    await network.join(ours);
    const id = await give(lesson());
    expect(await ana((db) => withdrawGift(db, id, TODAY))).toBe(true);
    expect(await received()).toEqual([]);
    const left = await network.enter((db) => db.tx.execute(sql`select title, content from network_gifts`));
    expect(rowsOf(left)).toEqual([{ title: null, content: null }]);
    const log = await network.enter((db) => db.tx.execute(sql`select before, after from history`));
    expect(rowsOf(log).length).toBeGreaterThan(0);
    expect(JSON.stringify(rowsOf(log))).not.toContain("What we learned");
    for (const enter of [ana, network.enter]) {
      const kept = await enter(async (db) =>
        rowsOf<{ after: object }>(
          await db.tx.execute(
            sql`select after from history where subject = 'gift' and item_id = ${id} order by id`,
          ),
        ),
      );
      expect(kept.at(-1)?.after).toMatchObject({ withdrawnOn: TODAY });
      expect(kept.length).toBeGreaterThan(1);
    }
  });

  it("can be seen until their last day", async () => {
    await network.join(ours);
    await give(lesson());
    expect(await network.enter((db) => readReceived(db, UNTIL))).toHaveLength(1);
    expect(await network.enter((db) => readReceived(db, "2027-01-01"))).toEqual([]);
  });

  it("of a story go when the person takes the consent back, or the story is no longer released", async () => {
    await network.join(ours);
    const storyId = await ana((db) =>
      addStory(db, {
        title: "A nurse",
        words: "I found work nearby.",
        personName: "Rosa",
        areaId: null,
        place: "",
        outcomeId: null,
        consentOn: "2026-01-01",
        consentHow: "Signed",
        consentWords: true,
        consentName: false,
        consentPicture: false,
        consentUntil: null,
      }),
    );
    await ben((db) => stepStory(db, storyId, "check", TODAY));
    expect(await ben((db) => stepStory(db, storyId, "release", TODAY))).toBeNull();
    const story: NewGift = {
      ...lesson(),
      kind: "story",
      sourceId: storyId,
      content: { kind: "story", words: "I found work nearby.", name: null, place: null },
    };
    const id = await give(story);
    expect(await received()).toHaveLength(1);
    await ana((db) => withdrawConsent(db, storyId, TODAY));
    expect(await received()).toEqual([]);
    expect(await ana((db) => readGifts(db, id))).toMatchObject([{ content: null }]);
  });

  it("reach no network that the collaborative has not joined", async () => {
    await network.join(ours);
    const other = await makeNetwork(database);
    await expect(ana((db) => proposeGift(db, { ...lesson(), networkId: other.id }))).rejects.toThrow();
    expect(await other.enter((db) => readReceived(db, TODAY))).toEqual([]);
  });

  it("leave everything else of the collaborative out of the network's reach", async () => {
    await network.join(ours);
    await give(lesson());
    const tables = ["members", "measures", "given_gifts", "network_ties", "observations"];
    const counts = await network.enter(async (db) => {
      const found: unknown[] = [];
      for (const table of tables)
        found.push(
          ...rowsOf<{ n: number }>(
            await db.tx.execute(sql`select count(*)::int as n from ${sql.identifier(table)}`),
          ),
        );
      return found;
    });
    expect(counts).toEqual(tables.map(() => ({ n: 0 })));
    const theirs = await ours.enter(async (db) =>
      rowsOf(
        await db.tx.execute(sql`select id from network_gifts union select id from network_participants`),
      ),
    );
    expect(theirs).toEqual([]);
  });

  it("with benchmark sheets show what a public report would, and nothing that is withheld", async () => {
    const [first = "", ...rest] = (await ours.catalog()).members.map(({ id }) => id);
    const value = (memberId: string, code: string, amount: string) => ({
      memberId,
      year: 2025,
      state: "value" as const,
      kind: "measure" as const,
      code,
      value: amount,
    });
    await ours.enter(async (db) => {
      const catalog = await readCatalog(db);
      await writeObservations(db, catalog, [
        ...[first, ...rest].flatMap((id) => [value(id, "new_hires", "250"), value(id, "impact_hires", "23")]),
        // One member alone: the public may not see its figure.
        value(first, "employees", "1000"),
        value(first, "local_employees", "321"),
      ]);
    });
    const sheet = (await ana((db) => sheetToGive(db, 2025, TODAY))) as BenchmarkSheet;
    const shown = (code: string) => sheet.figures.find(({ metric }) => metric === code);
    expect(shown("impact_hire_rate")).toMatchObject({
      value: "9.2",
      withheld: false,
      reporting: 4,
      expected: 4,
    });
    expect(shown("local_workforce_share")).toMatchObject({ value: null, withheld: true });
    expect(JSON.stringify(sheet)).not.toMatch(/321|32\.1/);
    expect(sheet.members).toBe(4);
  });

  it("make editions without those that are withdrawn, and hold back what would give one away", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const shares = ["3.2", "5.0", "6.1", "8.4", "9.2"];
    const sheet = (value: string): BenchmarkSheet => ({
      year: 2025,
      members: 4,
      figures: [
        {
          metric: HIRES.code,
          label: HIRES.label,
          numerator: HIRES.numerator,
          denominator: HIRES.denominator,
          value,
          withheld: false,
          reporting: 4,
          expected: 4,
          comparability: "same",
        },
      ],
    });
    const gifts: { id: string; enter: ReturnType<typeof asPerson> }[] = [];
    for (const [place] of names.entries()) {
      const each = await makeCollaborative(database);
      await network.join(each);
      const content = { kind: "benchmark" as const, sheet: sheet(shares[place] ?? "0.0") };
      const enter = asPerson(database, each.id, "Cleo");
      const id = await enter((db) =>
        proposeGift(db, { ...lesson(), kind: "benchmark", title: "Sheet", year: 2025, content }),
      );
      await each.enter((db) => confirmGift(db, id, { decision: "", today: TODAY }));
      const second = asPerson(database, each.id, "Dan");
      await second((db) => confirmGift(db, id, { decision: "", today: TODAY }));
      gifts.push({ id, enter });
    }
    const make = () =>
      network.enter((db) => makeEdition(db, { year: 2025, standard: [HIRES], today: TODAY }));
    expect(await make()).toBe(1);
    expect(await network.enter((db) => readSheets(db, TODAY))).toHaveLength(5);
    await gifts[0]?.enter((db) => withdrawGift(db, gifts[0]?.id ?? "", TODAY));
    expect(await make()).toBe(2);
    const [second, first] = await network.enter(readEditions);
    expect(first?.figures).toMatchObject([{ n: 5, median: 6, quartiles: null }]);
    expect(second?.figures).toMatchObject([{ n: 4, median: null, heldBack: false }]);
    expect(second?.figures[0]?.contributors.map(({ giftId }) => giftId)).not.toContain(gifts[0]?.id);
    expect(await network.enter((db) => readReceived(db, TODAY))).toEqual([]);
  });
});
