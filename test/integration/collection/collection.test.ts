import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalog } from "../../../app/domain/terms";
import { closeYear, reopenYear } from "../../../app/records/collection/close-year.server";
import { readCollection } from "../../../app/records/collection/collection.server";
import { exceptMember, returnYear, verifyYears } from "../../../app/records/collection/requests.server";
import { submitYear, submitYears } from "../../../app/records/collection/sign-off.server";
import {
  listYears,
  openYear,
  readConcerns,
  readRequestHistory,
  readYearHistory,
} from "../../../app/records/collection/years.server";
import {
  addComment,
  listComments,
  listOpenQuestions,
  settleComment,
} from "../../../app/records/entry/comments.server";
import {
  type ObservationWrite,
  writeObservations,
} from "../../../app/records/entry/write-observations.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const SIGNED = "I confirm these numbers on behalf of the hospital.";

describe.each(ENGINES)("collecting a year's numbers on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let at: TestCollaborative;
  let catalog: Catalog;
  let hospital: string;
  let school: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    at = await makeCollaborative(database, { members: [{ slug: "hospital" }, { slug: "school" }] });
    catalog = await at.catalog();
    [hospital = "", school = ""] = catalog.members.map(({ id }) => id);
  });

  const write = (writes: Partial<ObservationWrite>[], reason: string | null = null) =>
    at.enter((db) =>
      writeObservations(
        db,
        catalog,
        writes.map((write) => ({
          memberId: hospital,
          kind: "measure",
          code: "new_hires",
          year: 2025,
          state: "value",
          value: "100",
          ...write,
        })),
        { reason },
      ),
    );
  const open = (more = {}) =>
    at.enter((db) =>
      openYear(db, {
        year: 2025,
        dueOn: "2026-03-01",
        remindBefore: [14],
        remindAfter: [7],
        requests: [
          { memberId: hospital, strategies: ["workforce"], dueOn: null },
          { memberId: school, strategies: ["workforce", "purchasing"], dueOn: "2026-05-01" },
        ],
        ...more,
      }),
    );
  const collection = () => at.enter((db) => readCollection(db, 2025));
  const requestOf = async (memberId: string) => {
    const request = (await collection()).requests.find((candidate) => candidate.memberId === memberId);
    if (!request) throw new Error("nothing is asked of the member");
    return request;
  };
  const gaps = async (memberId: string) =>
    (await requestOf(memberId)).cells.flatMap(({ missing }) => missing);
  const submit = async (memberId: string, answer: string | null = null) => {
    const confirmedMissing = await gaps(memberId);
    return at.enter((db) => submitYear(db, 2025, memberId, { statement: SIGNED, answer, confirmedMissing }));
  };
  const verify = (...memberIds: string[]) => at.enter((db) => verifyYears(db, 2025, memberIds));
  const statuses = () =>
    at.enter(async ({ tx }) =>
      rowsOf<{ status: string }>(
        await tx.execute(sql`select status from observations where year = 2025 union all
          select status from reported_shares where year = 2025`),
      ).map(({ status }) => status),
    );
  const revision = async () => (await at.catalog()).revision;
  const shut = () => at.enter((db) => closeYear(db, catalog, 2025, null));

  it("counts answers in one query: a reason is an answer, a gap is not", async () => {
    await open();
    await write([
      { code: "new_hires" },
      { code: "impact_hires", value: "0" },
      { code: "employees", state: "unavailable", value: null, note: "payroll changes" },
      { code: "local_employees", state: "not_applicable", value: null },
      { code: "total_spend", value: "5" },
    ]);
    const { year, requests } = await collection();
    expect(year).toMatchObject({ state: "open", dueOn: "2026-03-01", remindBefore: [14], remindAfter: [7] });
    expect(requests).toHaveLength(2);
    const [cell, ...others] = (await requestOf(hospital)).cells;
    expect(others).toEqual([]);
    const requestCount = catalog.measures.filter(({ strategy }) => strategy === "workforce").length;
    expect(cell).toMatchObject({
      strategy: "workforce",
      asked: requestCount,
      answered: 4,
      drafts: 4,
      questions: 0,
    });
    expect(cell?.missing).toHaveLength(requestCount - 4);
    expect(await requestOf(school)).toMatchObject({ dueOn: "2026-05-01", state: "asked" });
  });

  it("does not offer a strategy in which no measure applies to the member", async () => {
    const investing = catalog.measures.filter(({ strategy }) => strategy === "investing");
    await write(
      investing.map(({ code }) => ({
        memberId: school,
        code,
        year: 2024,
        state: "not_applicable",
        value: null,
      })),
    );
    const concerns = await at.enter((db) => readConcerns(db, 2025));
    expect(concerns.get(school)).toEqual(["workforce", "purchasing"]);
    expect(concerns.get(hospital)).toEqual(["workforce", "purchasing", "investing"]);
  });

  it("accepts a sign-off only with every gap confirmed, and submits that member's values and shares only", async () => {
    await open();
    expect(await submit(hospital)).toMatchObject({ done: false, fault: "Nothing has been entered yet." });
    await write([{}, { kind: "share", code: "local_workforce_share", value: "0.4" }, { memberId: school }]);
    const sign = (confirmedMissing: string[] | null) =>
      at.enter((db) => submitYear(db, 2025, hospital, { statement: SIGNED, answer: null, confirmedMissing }));
    expect(await sign(null)).toMatchObject({
      done: false,
      fault: expect.stringContaining("Something is missing"),
    });
    expect(await sign(["employees"])).toMatchObject({
      done: false,
      fault: expect.stringContaining("More is"),
    });
    const before = await revision();
    expect(await submit(hospital)).toEqual({ done: true, values: 2 });
    expect((await statuses()).sort()).toEqual(["draft", "submitted", "submitted"]);
    expect(await requestOf(hospital)).toMatchObject({ state: "submitted", submittedBy: "Test" });
    expect(await revision()).not.toBe(before);
    const [submission] = await at.enter((db) => readRequestHistory(db, 2025, hospital));
    expect(submission).toMatchObject({ actor: "Test", after: { statement: SIGNED, values: 2 } });
    expect(await submit(hospital)).toMatchObject({ done: false, fault: "It has been submitted already." });
  });

  it("asks for changed values to be resubmitted, and verifies only values unchanged since the sign-off", async () => {
    await open();
    await write([{}, { code: "impact_hires", value: "10" }, { memberId: school }]);
    await submit(hospital);
    await write([{ value: "120" }]);
    const refusal = await verify(hospital, school);
    expect(refusal.verified).toEqual([]);
    expect(refusal.skipped.map(({ why }) => why).sort()).toEqual([
      "1 value has changed since it was submitted: it has to be submitted again.",
      "It has not been submitted.",
    ]);
    expect(await submit(hospital)).toEqual({ done: true, values: 1 });
    await submit(school);
    expect((await verify(hospital, school)).verified).toHaveLength(2);
    expect(await statuses()).toEqual(["verified", "verified", "verified"]);
    expect(await requestOf(school)).toMatchObject({ state: "verified", verifiedBy: "Test" });
    // A correction by backbone staff makes the value a draft, and the member must review it again.
    expect(await write([{ value: "121" }])).toMatchObject({ stored: false });
    await write([{ value: "121" }], "A typing error");
    expect((await requestOf(hospital)).cells[0]?.drafts).toBe(1);
    expect(await submit(hospital)).toEqual({ done: true, values: 1 });
    expect(await requestOf(hospital)).toMatchObject({ state: "submitted", verifiedBy: null });
  });

  it("submits for several members at once, corrections too, and leaves out whom it must not", async () => {
    await open();
    await write([{}, { memberId: school }]);
    const sign = (confirmedMissing: boolean, ...memberIds: string[]) =>
      at.enter((db) =>
        submitYears(db, 2025, {
          memberIds,
          statements: new Map(memberIds.map((id) => [id, SIGNED])),
          confirmedMissing,
        }),
      );
    const refused = await sign(false, hospital, school);
    expect([refused.submitted, refused.skipped.map(({ why }) => /missing/.test(why))]).toEqual([
      [],
      [true, true],
    ]);
    expect((await sign(true, hospital, school)).submitted.sort()).toEqual([hospital, school].sort());
    expect(await statuses()).toEqual(["submitted", "submitted"]);
    expect(await requestOf(school)).toMatchObject({ state: "submitted", submittedBy: "Test" });
    // A correction waits to be submitted again; the gap was signed before.
    await write([{ value: "120" }]);
    expect((await requestOf(hospital)).cells[0]).toMatchObject({ drafts: 1, draftedBy: ["Test"] });
    const again = await sign(false, hospital, school);
    expect(again.submitted).toEqual([hospital]);
    expect(again.skipped).toEqual([{ memberId: school, why: "It has been submitted already." }]);
    const [step] = await at.enter((db) => readRequestHistory(db, 2025, hospital));
    expect(step).toMatchObject({ actor: "Test", after: { state: "submitted", statement: SIGNED } });
    await shut();
    expect((await sign(true, hospital)).submitted).toEqual([]);
  });

  it("sends a year back with a question, which clears when the member answers and resubmits", async () => {
    await open();
    await write([{}]);
    const question = "Is this without the clinics?";
    const back = () => at.enter((db) => returnYear(db, 2025, hospital, question));
    expect(await back()).toMatchObject({ done: false });
    await submit(hospital);
    expect(await back()).toEqual({ done: true, values: 1 });
    expect(await requestOf(hospital)).toMatchObject({ state: "returned", question });
    expect(await statuses()).toEqual(["draft"]);
    await submit(hospital, "With them.");
    expect(await requestOf(hospital)).toMatchObject({ state: "submitted", question: null });
    const story = await at.enter((db) => readRequestHistory(db, 2025, hospital));
    expect(story.map(({ after, reason }) => [after?.state, reason])).toEqual([
      ["submitted", "With them."],
      ["returned", null],
      ["submitted", null],
    ]);
  });

  it("keeps a question about a value open until it is settled, and verifies no value with an open question", async () => {
    await open();
    await write([{}]);
    await submit(hospital);
    const place = { memberId: hospital, itemId: itemId("new_hires"), year: 2025 };
    const id = await at.enter((db) => addComment(db, place, { kind: "question", text: " So many? " }));
    await at.enter((db) => addComment(db, place, { kind: "note", text: "From the payroll" }));
    expect((await requestOf(hospital)).cells[0]?.questions).toBe(1);
    expect((await verify(hospital)).skipped).toMatchObject([
      { why: "A question about a value is not settled." },
    ]);
    expect(await at.enter((db) => listOpenQuestions(db, 2025))).toMatchObject([{ id, text: "So many?" }]);
    const settle = () => at.enter((db) => settleComment(db, place, id, "A new hospital."));
    expect([await settle(), await settle()]).toEqual([true, false]);
    expect(await at.enter((db) => listComments(db, place))).toMatchObject([
      { kind: "question", settledBy: "Test" },
      { kind: "note", settledAt: null },
      { kind: "note", text: "A new hospital." },
    ]);
    expect((await verify(hospital)).verified).toEqual([hospital]);
  });
  const itemId = (code: string) => catalog.measures.find((measure) => measure.code === code)?.id ?? "";

  it("closes a year only as it was reviewed, then locks values and statuses until it reopens with a reason", async () => {
    await open();
    await write([{}]);
    const reviewedCounts = {
      members: 2,
      submitted: 0,
      verified: 0,
      late: 0,
      inQuestion: 0,
      missing: 0,
      unverified: 2,
    };
    const outcome = await at.enter((db) => closeYear(db, catalog, 2025, reviewedCounts));
    expect(outcome).toMatchObject({ closed: false, state: "open", summary: { members: 2, unverified: 2 } });
    if (outcome.closed) throw new Error("it closed");
    const before = await revision();
    const again = await at.enter((db) => closeYear(db, catalog, 2025, outcome.summary));
    expect(again).toEqual({ closed: true });
    expect(await revision()).not.toBe(before);
    const locked = { stored: false, errors: [{ code: "closed" }] };
    expect(await write([{ value: "7" }])).toMatchObject(locked);
    expect(await write([{ value: "7", year: 2024 }])).toMatchObject({ stored: true });
    expect(await submit(hospital)).toMatchObject({ done: false, fault: expect.stringContaining("closed") });
    expect((await verify(hospital)).fault).toContain("closed");
    expect(await open()).toBe(false);
    expect(await at.enter((db) => reopenYear(db, 2025, "A merger was counted twice"))).toBe(true);
    expect(await write([{ value: "7" }])).toMatchObject({ stored: true });
    const story = await at.enter((db) => readYearHistory(db, 2025));
    expect(story.map(({ after, reason }) => [after?.state, reason])).toEqual([
      ["open", "A merger was counted twice"],
      ["closed", null],
      ["open", null],
    ]);
  });

  it("opens a closed year to one member by exception, until it expires, is withdrawn, or the year closes again", async () => {
    await open();
    await write([{}]);
    const until = (iso: string | null) =>
      at.enter((db) =>
        exceptMember(db, {
          year: 2025,
          memberId: hospital,
          until: iso,
          reason: iso && "The audit came late",
        }),
      );
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await until(later)).toMatchObject({ done: false });
    await shut();
    await until(later);
    expect(await write([{ value: "8" }])).toMatchObject({ stored: true });
    expect(await write([{ memberId: school }])).toMatchObject({ stored: false });
    expect(await submit(hospital)).toMatchObject({ done: true });
    await until(null);
    expect(await write([{ value: "9" }])).toMatchObject({ stored: false });
    await until(new Date(Date.now() - 1000).toISOString());
    expect(await write([{ value: "9" }])).toMatchObject({ stored: false });
    expect(await requestOf(hospital)).toMatchObject({ openUntil: null });
    await until(later);
    await at.enter((db) => reopenYear(db, 2025, "Again"));
    await shut();
    expect(await write([{ value: "9" }])).toMatchObject({ stored: false });
  });

  it("waits for writers in progress before closing, and refuses later writers", async () => {
    await open();
    const both = await Promise.all([
      write([{ value: "5" }]),
      shut(),
      write([{ value: "6", memberId: school }]),
    ]);
    expect(both[1]).toEqual({ closed: true });
    const written = [both[0], both[2]].filter((outcome) => outcome.stored).length;
    expect(await statuses()).toHaveLength(written);
    expect(await write([{ value: "7" }])).toMatchObject({ stored: false });
  });

  it("can ask for more or less later: more reopens the request, less keeps the answers", async () => {
    await open();
    await write([{}, { memberId: school }]);
    await submit(hospital);
    await submit(school);
    await open({
      requests: [{ memberId: hospital, strategies: ["workforce", "investing"], dueOn: null }],
    });
    expect(await requestOf(hospital)).toMatchObject({ state: "asked" });
    expect(await requestOf(school)).toMatchObject({ strategies: [], state: "submitted" });
    expect(await at.enter(listYears)).toMatchObject([{ year: 2025, members: 1, submitted: 0 }]);
    // Values can be entered for a year that was never opened, and nothing is requested.
    expect(await write([{ year: 2023 }])).toMatchObject({ stored: true });
    const sign = { statement: SIGNED, answer: null, confirmedMissing: [] };
    expect(await at.enter((db) => submitYear(db, 2023, hospital, sign))).toMatchObject({ done: false });
  });
});
