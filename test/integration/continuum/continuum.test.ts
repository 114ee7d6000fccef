import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Assessment } from "../../../app/domain/continuum/continuum";
import { nextVersion } from "../../../app/domain/continuum/rubric";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { PeerPolicy, Role } from "../../../app/domain/terms";
import { importAssessments } from "../../../app/exchange/continuum/import.server";
import { type FileError, readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import {
  readAssessmentHistory,
  readAssessments,
  writeAssessments,
} from "../../../app/records/continuum/assessments.server";
import { readContinuum, readContinuumSource } from "../../../app/records/continuum/continuum.server";
import { setBlindFirst } from "../../../app/records/continuum/reveals.server";
import { addRubric, readRubrics } from "../../../app/records/continuum/rubrics.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import { STANDARD_RUBRIC } from "../../../seeds/library";
import { apiOf, contextOf, tokenFor } from "../../support/app/calls";
import { practice } from "../../support/continuum";
import { continuumPerson, rated } from "../../support/continuum-people";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { timesYardstick } from "../../support/yardstick";

const PRACTICES = [
  "anchor_mission_mindset",
  "mutual_understanding",
  "shared_language",
  "goals_and_strategy",
  "member_mindset",
];
const HEADER = "subject,practice,year,rater,stage,wanted,wanted_by,evidence,links";

/** A row for each digit of `stages`, in the order of the practices; "-" is not rated. */
const rowsOf = (subject: string, year: number, rater: string, stages: string) =>
  [...stages].flatMap((stage, at) =>
    stage === "-"
      ? []
      : [`${subject},${PRACTICES[at]},${year},${rater},${stage},,,${Number(stage) > 1 ? "seen" : ""},`],
  );

describe.each(ENGINES)("the Continuum of Progress on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let place: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());

  const make = async (peers: PeerPolicy = "open", slugs = ["a", "b", "c", "d", "e"]) => {
    place = await makeCollaborative(database, {
      profile: { policy: standardPolicy(peers) },
      members: slugs.map((slug) => ({ slug })),
      rubric: STANDARD_RUBRIC,
    });
    // blind.test.ts is about the cover.
    await place.enter((db) => setBlindFirst(db, false));
  };
  beforeEach(() => make());

  const load = async (rows: string[]) =>
    place.enter(async (db) => {
      const { members } = await readCatalog(db);
      return importAssessments(db, { members }, readTable([HEADER, ...rows].join("\n")));
    });
  const memberId = async (slug: string) =>
    (await place.catalog()).members.find((member) => member.slug === slug)?.id ?? "";

  const person = (role: Role, member?: string) =>
    continuumPerson({ place: () => place, context }, role, member);
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      (answer) => {
        if (answer instanceof Response) return answer.status;
        return (answer as { init?: { status?: number } }).init?.status ?? 200;
      },
      (thrown: unknown) => (thrown as Response).status,
    );

  it("matches figures worked out by hand in the API; an unrated subject has no stage, not 0", async () => {
    await load([
      ...rowsOf("a", 2024, "self", "11111"),
      ...rowsOf("a", 2025, "self", "32222"),
      ...rowsOf("a", 2025, "backbone", "2----"),
      ...rowsOf("b", 2025, "self", "110-1"),
      ...rowsOf("c", 2025, "agreed", "22212"),
    ]);
    const api = apiOf(context, place.slug, await tokenFor(database, place.slug, "backbone"));
    const answer = (await (await api.continuum("year=2025")).json()) as {
      subjects: { subject: string }[];
      practices: { practice: string }[];
    };
    const subject = (slug: string) => answer.subjects.find((candidate) => candidate.subject === slug);
    expect(subject("a")).toMatchObject({ stageReached: 2, progressIndex: 10 / 15, rated: 5, of: 5 });
    expect(subject("b")).toMatchObject({ stageReached: null, progressIndex: 3 / 12, rated: 4, of: 5 });
    expect(subject("b")).toMatchObject({ stages: { shared_language: 0, goals_and_strategy: null } });
    expect(subject("d")).toMatchObject({ stageReached: null, progressIndex: null, rated: 0, of: 5 });
    expect(subject("backbone")).toMatchObject({ kind: "backbone", rated: 0, of: 3 });
    expect(answer.practices.find((practice) => practice.practice === "goals_and_strategy")).toMatchObject({
      counts: { "0": 0, "1": 1, "2": 1, "3": 0, unrated: 3 },
      median: 1,
    });
  });

  it("shows an executive what the policy allows: named peers, numbered peers, or only counts by stage", async () => {
    const stages = ["11111", "22222", "11122", "21211", "12121"];
    for (const peers of ["open", "anonymous_peers", "totals_only"] as const) {
      await make(peers);
      await load(
        ["a", "b", "c", "d", "e"].flatMap((slug, at) => rowsOf(slug, 2025, "self", stages[at] ?? "")),
      );
      const executive = await person("executive", "a");
      const { shown } = await executive.see("year=2025");
      expect(shown?.rows.map(({ slug }) => slug)).toEqual(
        peers === "open" ? ["a", "b", "c", "d", "e"] : ["a"],
      );
      expect(shown?.hidden).toBe(peers === "open" ? 0 : 4);
      expect(await statusOf(executive.profile("b", "year=2025"))).toBe(peers === "open" ? 200 : 403);
      expect(await statusOf(executive.profile("a", "year=2025"))).toBe(200);
      const file = await executive.file();
      expect(file.includes("b,anchor_mission_mindset,2025,,2,,,,")).toBe(peers === "open");
      expect(file).toContain("a,anchor_mission_mindset,2025,self,1");
      const [mission] = shown?.distributions ?? [];
      expect(mission?.peers?.length ?? 0).toBe(peers === "anonymous_peers" ? 4 : 0);
      expect(mission?.counts).toEqual([0, 3, 2, 0]);
    }
    await make("totals_only");
    await load([
      ...rowsOf("a", 2025, "self", "1"),
      ...rowsOf("b", 2025, "self", "2"),
      ...rowsOf("c", 2025, "self", "1"),
    ]);
    const { shown } = await (await person("executive", "a")).see("year=2025");
    expect(shown?.distributions[0]).toMatchObject({
      counts: null,
      median: null,
      withheld: { rule: "single_member" },
    });
    expect(shown?.lagging).toBeNull();
  });

  it("records who rated what; drafts never count and stay out of the history", async () => {
    const lead = await person("data_lead", "a");
    const [code] = PRACTICES as [string];
    const answer = await lead.draft("a", "year=2025", rated(code, "2"));
    expect(await answer.json()).toMatchObject({ revisions: { [code]: 1 }, faults: {}, conflicts: {} });
    const read = () =>
      place.enter(async (db) =>
        readContinuum(db, { role: "backbone", memberId: null }, await readCatalog(db), 2025),
      );
    expect((await read())?.members[0]).toMatchObject({ rated: 0 });
    const id = await memberId("a");
    expect(await place.enter((db) => readAssessmentHistory(db, id))).toEqual([]);
    const again = { ...rated(code, "2"), [`revision.${code}`]: "1", intent: "submit" };
    expect(await statusOf(lead.rate("a", "year=2025", again))).toBe(422);
    const full = { ...again, [`evidence.${code}`]: "The board said so." };
    expect(await statusOf(lead.rate("a", "year=2025", full))).toBe(302);
    expect((await read())?.members[0]).toMatchObject({ rated: 1, of: 5 });
    const history = await place.enter((db) => readAssessmentHistory(db, id));
    expect(history.map(({ after }) => [after.state, after.stage, after.evidence])).toEqual([
      ["submitted", 2, "The board said so."],
    ]);
    // A background save never turns a rating that counts back into a draft.
    const later = await lead.draft("a", "year=2025", { ...rated(code, "1"), [`revision.${code}`]: "2" });
    expect(await later.json()).toMatchObject({ waiting: [code], revisions: {} });
    expect((await read())?.members[0]?.rows[0]).toMatchObject({ stage: 2 });
  });

  it("reports a colleague's change before overwriting it", async () => {
    const rater = await person("backbone");
    const other = await person("convener");
    const [code] = PRACTICES as [string];
    const fields = (stage: string, revision: string) => ({
      ...rated(code, stage, { evidence: "seen" }),
      [`revision.${code}`]: revision,
      intent: "submit",
    });
    expect(await statusOf(rater.rate("a", "year=2025&rater=backbone", fields("1", "0")))).toBe(302);
    const refused = await other.rate("a", "year=2025&rater=backbone", fields("2", "0"));
    expect(refused).toMatchObject({
      init: { status: 409 },
      data: { revisions: { [code]: 1 }, conflicts: { [code]: { theirs: { stage: "1" } } } },
    });
    expect(await statusOf(other.rate("a", "year=2025&rater=backbone", fields("2", "1")))).toBe(302);
  });

  it("lets only the raters named in the rules rate", async () => {
    const [code] = PRACTICES as [string];
    const fields = { ...rated(code, "1"), intent: "submit" };
    const lead = await person("data_lead", "a");
    const executive = await person("executive", "a");
    const backbone = await person("backbone");
    expect(await statusOf(executive.rate("a", "year=2025", fields))).toBe(302);
    for (const refused of [
      () => lead.rate("b", "year=2025", fields),
      () => lead.rate("a", "year=2025&rater=backbone", fields),
      () => lead.rate("backbone", "year=2025", fields),
      () => backbone.rate("a", "year=2025&rater=self", fields),
      () => lead.session("year=2025"),
      () => lead.send(new URLSearchParams({ intent: "start" })),
      () => lead.settings(new FormData()),
    ])
      expect(await statusOf(refused())).toBe(403);
    expect(await statusOf(backbone.profile("nobody", "year=2025"))).toBe(404);
    expect(await statusOf(backbone.see("year=1901"))).toBe(404);
    expect(await statusOf(backbone.session("year=2025&practice=nothing"))).toBe(404);
    expect(await statusOf(backbone.rate("a", "year=2025", { ...rated(code, "7"), intent: "submit" }))).toBe(
      422,
    );
    const outsider = await person("backbone");
    await make();
    expect(await statusOf(outsider.see("year=2025"))).toBe(404);
  });

  it("records a session's agreement once the ratings are revealed", async () => {
    await load([
      ...rowsOf("a", 2025, "self", "3"),
      ...rowsOf("b", 2025, "self", "1"),
      ...rowsOf("a", 2025, "backbone", "1"),
    ]);
    const convener = await person("convener");
    const query = `year=2025&practice=${PRACTICES[0]}`;
    const covered = await convener.session(`${query}&revealed=1`);
    expect(covered.view).toMatchObject({ phase: "rating", subjects: [], counts: null });
    const agreedOn = { subject: "a", stage: "2", evidence: "we talked" };
    expect(await statusOf(convener.agree(query, agreedOn))).toBe(422);
    expect(await statusOf(convener.agree(query, { intent: "reveal" }))).toBe(302);
    const open = await convener.session(query);
    expect(open.view.subjects[0]).toMatchObject({ slug: "a", self: 3, backbone: 1, agreed: null });
    expect(await statusOf(convener.agree(query, { ...agreedOn, evidence: "\u200b" }))).toBe(422);
    expect(await statusOf(convener.agree(query, agreedOn))).toBe(302);
    // Who recorded at the same time is told what is stored now, and chooses.
    const second = { ...agreedOn, stage: "1", revision: "0" };
    const backbone = await person("backbone");
    const told = await backbone.agree(query, second);
    expect(told).toMatchObject({ init: { status: 409 }, data: { subject: "a", revision: 1 } });
    expect(await statusOf(backbone.agree(query, { ...second, revision: "1" }))).toBe(302);
    expect(await statusOf(convener.agree(query, { ...agreedOn, revision: "2" }))).toBe(302);
    const { shown } = await convener.see("year=2025");
    expect(shown?.rows[0]?.cells[0]).toMatchObject({ stage: 2, agreed: true, differs: "settled" });
  });

  it("judges earlier years by their own rubric, so an added section leaves them unchanged", async () => {
    await load([...rowsOf("a", 2024, "self", "11111"), ...rowsOf("a", 2025, "self", "22222")]);
    const form = new FormData();
    form.set("intent", "sections");
    form.set("fromYear", "2025");
    const section = { code: "governance", name: "Effective governance", practices: [practice("charter")] };
    form.set("file", new Blob([JSON.stringify(section)]), "governance.json");
    const convener = await person("convener");
    expect(await statusOf(convener.settings(form))).toBe(302);
    const year = (at: number) =>
      place.enter(async (db) =>
        readContinuum(db, { role: "backbone", memberId: null }, await readCatalog(db), at),
      );
    expect((await year(2024))?.members[0]).toMatchObject({ stageReached: 1, rated: 5, of: 5 });
    expect((await year(2025))?.members[0]).toMatchObject({ standing: "incomplete", rated: 5, of: 6 });
    form.set(
      "file",
      new Blob([JSON.stringify({ ...section, practices: [{ ...practice("charter"), name: "" }] })]),
      "x",
    );
    expect(await convener.settings(form)).toMatchObject({
      init: { status: 422 },
      data: { file: { faults: [{ place: "Section 1, practice 1, name" }] } },
    });
    expect((await place.enter(readRubrics)).length).toBe(2);
  });

  it("rewords a section from a year on, and refuses empty fields without losing what was typed", async () => {
    const [rubric] = await place.enter(readRubrics);
    const [section] = rubric?.sections ?? [];
    if (!section) throw new Error("the standard rubric has a section");
    const form = new FormData();
    form.set("intent", "wording");
    form.set("section", section.code);
    form.set("fromYear", "2025");
    form.set("section-name", section.name);
    for (const { code, name, descriptors } of section.practices) {
      form.set(`${code}-name`, name);
      descriptors.forEach((words, stage) => {
        form.set(`${code}-${stage + 1}`, words);
      });
    }
    const [first] = section.practices;
    form.set(`${first?.code}-1`, "In our own words");
    const convener = await person("convener");
    expect(await statusOf(convener.settings(form))).toBe(302);
    const versions = await place.enter(readRubrics);
    expect(versions.map(({ fromYear }) => fromYear)).toEqual([null, 2025]);
    expect(versions[1]?.sections[0]?.practices[0]?.descriptors[0]).toBe("In our own words");
    expect(versions[0]).toEqual(rubric);
    form.set(`${first?.code}-2`, " ");
    expect(await convener.settings(form)).toMatchObject({
      init: { status: 422 },
      data: {
        wording: {
          section: section.code,
          errors: { [`${first?.code}-2`]: expect.any(String) },
          fields: { [`${first?.code}-1`]: "In our own words" },
        },
      },
    });
  });

  it("reads its own file back unchanged and stores nothing from a faulty one", async () => {
    await load([...rowsOf("a", 2025, "self", "12312"), ...rowsOf("backbone", 2025, "self", "-2---")]);
    const file = (await (await person("backbone")).file()).replace("\uFEFF", "");
    const [, ...rows] = file.trimEnd().split("\r\n");
    expect(await load(rows)).toEqual({ created: 0, changed: 0, unchanged: 6, leftOut: [] });
    const faulty = load([
      ...rowsOf("b", 2025, "self", "1"),
      "b,shared_language,2025,self,3,,,,",
      "nobody,x,2025,self,1,,,,",
    ]);
    const { errors } = (await faulty.catch((error: unknown) => error)) as FileError;
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [3, "evidence"],
      [4, "subject"],
      [4, "practice"],
    ]);
    expect((await place.enter((db) => readAssessments(db))).length).toBe(6);
  });

  it("adds the standard rubric with one button, once", async () => {
    place = await makeCollaborative(database, { members: [{ slug: "a" }] });
    const convener = await person("convener");
    expect((await convener.see("")).shown).toBeNull();
    for (let press = 0; press < 2; press++)
      expect(await statusOf(convener.send(new URLSearchParams({ intent: "start" })))).toBe(302);
    expect(await place.enter(readRubrics)).toEqual([STANDARD_RUBRIC]);
  });

  it("takes two statements, whatever the number of members, practices, and years", async () => {
    const slugs = Array.from({ length: 40 }, (_, at) => `member-${at}`);
    await make("open", slugs);
    const many = Array.from({ length: 25 }, (_, at) => practice(`more_${at}`));
    const catalog = await place.catalog();
    await place.enter(async (db) => {
      const next = nextVersion([STANDARD_RUBRIC], [{ code: "more", name: "More", practices: many }], 2018);
      if ("faults" in next) throw new Error(JSON.stringify(next.faults));
      await addRubric(db, next.rubric);
      const codes = [...PRACTICES, ...many.map(({ code }) => code)];
      const writes = catalog.members.flatMap(({ id }) =>
        codes.flatMap((code, at) =>
          Array.from({ length: 8 }, (_, step): { assessment: Assessment } => ({
            assessment: {
              memberId: id,
              practice: code,
              year: 2018 + step,
              rater: "self",
              stage: ((at + step) % 4) as 0,
              wanted: null,
              wantedBy: null,
              evidence: "what shows it",
              links: [],
              state: "submitted",
              rubricVersion: 2,
            },
          })),
        ),
      );
      await writeAssessments(db, writes);
    });
    const { statements, source } = await place.enter(async (db) => {
      let counted = 0;
      const tx = new Proxy(db.tx, {
        get(target, name, receiver) {
          if (name === "execute") counted++;
          const value = Reflect.get(target, name, receiver);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const source = await readContinuumSource({ ...db, tx } as TenantDb);
      return { statements: counted, source };
    });
    expect([statements, source?.placements.all.length]).toEqual([2, 40 * 30 * 8]);
    const backbone = await person("backbone");
    const {
      times,
      result: { shown },
    } = await timesYardstick(() => backbone.see("year=2025"));
    expect(shown?.rows.length).toBe(40);
    expect(shown?.rows[0]?.cells.length).toBe(30);
    expect(times).toBeLessThan(50);
  });
});
