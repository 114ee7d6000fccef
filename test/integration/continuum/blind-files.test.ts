import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signUp } from "../../../app/access/auth.server";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { Role } from "../../../app/domain/terms";
import { importAssessments } from "../../../app/exchange/continuum/import.server";
import { readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { loader as ratingsFile } from "../../../app/routes/continuum/continuum-csv";
import { loader as activityFile } from "../../../app/routes/members/activity-csv";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { STANDARD_RUBRIC } from "../../../seeds/library";
import { answerOf, apiOf, contextOf, tokenFor } from "../../support/app/calls";
import {
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const SLUGS = ["a", "b", "c", "d", "e", "f"];
const HEADER = "subject,practice,year,rater,stage,wanted,wanted_by,evidence,links";
const [FIRST = "", SECOND = ""] = (STANDARD_RUBRIC.sections[0]?.practices ?? [])
  .filter(({ code }) => ["shared_language", "goals_and_strategy"].includes(code))
  .map(({ code }) => code);
const STAGES = [0, 1, 2, 3];

/** A rating, as a row of a file. */
const row = (subject: string, practice: string, rater: string, stage: number) =>
  `${subject},${practice},2025,${rater},${stage},,,seen in minutes,`;

describe("what the files of the Continuum tell one reader, over all ratings that it may not read", () => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let people = 0;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase("embedded"));
    context = contextOf(database);
  });
  afterAll(() => dispose());

  async function world(rows: string[]): Promise<TestCollaborative> {
    const at = await makeCollaborative(database, {
      profile: { policy: standardPolicy("totals_only") },
      members: SLUGS.map((slug) => ({ slug })),
      rubric: STANDARD_RUBRIC,
    });
    await at.enter(async (db) =>
      importAssessments(db, await readCatalog(db), readTable([HEADER, ...rows].join("\n"))),
    );
    return at;
  }

  /** All files and answers, without what differs between two collaboratives that are alike. */
  async function looks(at: TestCollaborative, role: Role, member?: string): Promise<string> {
    const email = `files-${++people}@example.org`;
    const headers = await signUp(context.auth, { email, name: "Lee", password: "a calm river in spring" });
    const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const [{ id = "" } = {}] = rowsOf<{ id: string }>(
      await database.db.execute(sql`select id from users where email = ${email}`),
    );
    const { members } = await at.catalog();
    const memberId = members.find(({ slug }) => slug === member)?.id ?? null;
    await at.enter((db) => grantRole(db, { userId: id, role, memberId }));
    const file = async (
      loader: (args: LoaderFunctionArgs) => Promise<Response>,
      path: string,
      params: Record<string, string> = {},
    ) => {
      const request = new Request(`http://127.0.0.1/c/${at.slug}/${path}`, { headers: { cookie } });
      const args = { request, params: { collaborative: at.slug, ...params }, context };
      const answer = await loader(args as unknown as LoaderFunctionArgs);
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const api = apiOf(context, at.slug, await tokenFor(database, at.slug, role, member));
    const { status, body } = await answerOf(await api.continuum("year=2025"));
    expect(status).toBe(200);
    const texts = [
      await file(ratingsFile, "continuum.csv"),
      // Executives have no activity to fetch.
      ...(role === "data_lead" && member
        ? [await file(activityFile, `members/${member}/activity.csv`, { member })]
        : []),
      JSON.stringify(body),
    ];
    return texts
      .join("\n")
      .replaceAll(at.slug, "here")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{4}-\d\d-\d\d[ ,][\d:.]+/g, "then")
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
  }

  /** Every world with another stage in place of one that the reader may not read looks the same. */
  async function alike(rowsOfWorld: (stage: number) => string[], role: Role, member?: string) {
    const seen = new Set<string>();
    for (const stage of STAGES) seen.add(await looks(await world(rowsOfWorld(stage)), role, member));
    return [...seen];
  }

  const others = ["b", "c", "d", "e"].flatMap((slug, at) => [
    row(slug, FIRST, "backbone", at % 3),
    row(slug, FIRST, "self", at % 3),
  ]);

  it("the backbone cannot tell a member's own rating from any other before it has rated", async () => {
    const [text = "", ...more] = await alike(
      (stage) => [...others, row("a", FIRST, "self", stage)],
      "backbone",
    );
    expect(more).toEqual([]);
    expect(text).not.toMatch(/^a,/m);
  }, 60_000);

  it("a member cannot tell the backbone's rating of it from any other before it has rated itself", async () => {
    const more = await alike((stage) => [...others, row("a", FIRST, "backbone", stage)], "data_lead", "a");
    expect(more).toHaveLength(1);
    expect(more[0]).not.toContain("seen in minutes");
  }, 60_000);

  it("an executive cannot tell one other member's stage from any other where members see totals only", async () => {
    const more = await alike(
      (stage) => [row("f", SECOND, "self", 1), row("f", FIRST, "self", 1), row("b", SECOND, "self", stage)],
      "executive",
      "f",
    );
    expect(more).toHaveLength(1);
  }, 60_000);

  it("an executive cannot tell which of two members stands where, whatever all files say together", async () => {
    const rows = (b: number, c: number) => [
      row("f", FIRST, "self", 1),
      row("b", FIRST, "self", b),
      row("c", FIRST, "self", c),
      ...["a", "d"].map((slug) => row(slug, FIRST, "self", 1)),
      ...["a", "b", "c", "d"].map((slug) => row(slug, SECOND, "self", 2)),
    ];
    const one = await looks(await world(rows(0, 3)), "executive", "f");
    const other = await looks(await world(rows(3, 0)), "executive", "f");
    expect(one).toBe(other);
    // The distribution is told to those who may see everything.
    expect(await looks(await world(rows(0, 3)), "convener")).not.toBe(one);
  }, 60_000);

  it("the rating is told once both have rated, so that the cover is what hides it", async () => {
    const both = (stage: number) => [
      ...others,
      row("a", FIRST, "self", stage),
      row("a", FIRST, "backbone", 1),
    ];
    expect(await alike(both, "backbone")).toHaveLength(STAGES.length);
    expect(await alike(both, "data_lead", "a")).toHaveLength(STAGES.length);
  }, 60_000);
});
