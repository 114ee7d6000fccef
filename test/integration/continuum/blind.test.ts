import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { versionWithout } from "../../../app/domain/continuum/rubric-versions";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { PeerPolicy, Viewer } from "../../../app/domain/terms";
import { importAssessments } from "../../../app/exchange/continuum/import.server";
import { readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { readContinuum } from "../../../app/records/continuum/continuum.server";
import { readBlindness, revealPractice } from "../../../app/records/continuum/reveals.server";
import { addRubric, readRubrics } from "../../../app/records/continuum/rubrics.server";
import type { Database } from "../../../db/client";
import { STANDARD_RUBRIC } from "../../../seeds/library";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const SLUGS = ["a", "b", "c", "d", "e", "f", "g"];
const HEADER = "subject,practice,year,rater,stage,wanted,wanted_by,evidence,links";
const CODE = "shared_language";
const BACKBONE: Viewer = { role: "backbone", memberId: null };

describe.each(ENGINES)("rating blind, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let place: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  const make = async (peers: PeerPolicy) => {
    place = await makeCollaborative(database, {
      profile: { policy: standardPolicy(peers) },
      members: SLUGS.map((slug) => ({ slug })),
      rubric: STANDARD_RUBRIC,
    });
  };
  beforeEach(() => make("totals_only"));

  const row = (slug: string, rater: string, stage: number, code = CODE) =>
    `${slug},${code},2025,${rater},${stage},,,${stage > 1 ? "seen" : ""},`;
  const load = (...rows: string[]) =>
    place.enter(async (db) =>
      importAssessments(db, await readCatalog(db), readTable([HEADER, ...rows].join("\n"))),
    );
  const idOf = async (slug: string) =>
    (await place.catalog()).members.find((member) => member.slug === slug)?.id ?? "";
  const seenBy = async (viewer: Viewer) => {
    const shown = await place.enter(async (db) => readContinuum(db, viewer, await readCatalog(db), 2025));
    if (!shown) throw new Error("there is no rubric");
    const row = (memberId: string) =>
      shown.members
        .find((member) => member.memberId === memberId)
        ?.rows.find(({ practice }) => practice === CODE);
    return { row, distribution: shown.practices.find(({ practice }) => practice === CODE) };
  };

  it("shows the backbone that a member has submitted, and nothing of it", async () => {
    await load(row("a", "self", 3));
    const { row: earlier, distribution } = await seenBy(BACKBONE);
    expect(earlier(await idOf("a"))).toMatchObject({ stage: null, placement: null, submitted: true });
    expect(distribution).toMatchObject({ rated: 0 });
    await load(row("a", "backbone", 1));
    const { row: after } = await seenBy(BACKBONE);
    expect(after(await idOf("a"))).toMatchObject({ stage: 1, placement: { disagreement: { self: 3 } } });
  });

  it("shows a member that the backbone has submitted, and nothing of it", async () => {
    await load(row("a", "backbone", 1));
    const viewer: Viewer = { role: "data_lead", memberId: await idOf("a") };
    const { row: earlier } = await seenBy(viewer);
    expect(earlier(viewer.memberId ?? "")).toMatchObject({ stage: null, submitted: true });
    await load(row("a", "self", 3));
    expect((await seenBy(viewer)).row(viewer.memberId ?? "")).toMatchObject({ stage: 1 });
  });

  it("does not let the backbone find out a covered rating by sending guesses in a file", async () => {
    await load(row("a", "self", 3));
    const outcomes = [await load(row("a", "self", 3)), await load(row("a", "self", 2))];
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ created: 0, changed: 0, unchanged: 0, leftOut: [{ line: 2 }] });
    await load(row("a", "backbone", 1));
    expect((await seenBy(BACKBONE)).row(await idOf("a"))).toMatchObject({
      placement: { ratings: { self: { stage: 3 } } },
    });
  });

  it("freezes own ratings once a practice is revealed, and reveals once", async () => {
    await load(row("a", "self", 3));
    const reveal = () =>
      place.enter((db) =>
        revealPractice(db, { year: 2025, practice: CODE, ratings: { given: [], countsShown: false } }),
      );
    expect(await reveal()).toBe(true);
    expect(await reveal()).toBe(false);
    const { reveals } = await place.enter((db) => readBlindness(db));
    expect(reveals).toMatchObject([{ year: 2025, practice: CODE, revealedBy: expect.any(String) }]);
    expect((await seenBy(BACKBONE)).row(await idOf("a"))).toMatchObject({ stage: 3 });
    await expect(load(row("a", "self", 1))).rejects.toMatchObject({ errors: [{ code: "revealed" }] });
    expect(await load(row("a", "self", 3))).toMatchObject({ unchanged: 1 });
  });

  it("moves a distribution on only when three members' stages have changed", async () => {
    const reader: Viewer = { role: "executive", memberId: await idOf("g") };
    await load(row("a", "self", 0), row("b", "self", 0), row("c", "self", 1), row("d", "self", 1));
    const counts = async () => (await seenBy(reader)).distribution?.counts;
    expect(await counts()).toEqual([2, 2, 0, 0]);
    await load(row("e", "self", 3));
    expect(await counts()).toEqual([2, 2, 0, 0]);
    await load(row("f", "self", 2));
    expect((await seenBy(reader)).distribution).toMatchObject({ counts: [2, 2, 0, 0], rated: 4 });
    await load(row("g", "self", 0));
    expect((await seenBy(reader)).distribution?.rated).toBe(7);
  });

  it("takes its own export back after a practice was withdrawn and a member has left", async () => {
    await load(row("a", "self", 1), row("b", "self", 1), row("a", "self", 1, "goals_and_strategy"));
    await place.enter(async (db) => {
      const next = versionWithout(
        await readRubrics(db),
        { section: STANDARD_RUBRIC.sections[0]?.code ?? "", practice: CODE },
        2025,
      );
      if ("faults" in next) throw new Error(JSON.stringify(next.faults));
      await addRubric(db, next.rubric);
      const { members } = await readCatalog(db);
      const member = members.find(({ slug }) => slug === "a");
      if (member) await putMember(db, { ...member, leftOn: "2020-01-01" });
    });
    const outcome = await load(row("b", "self", 1), row("a", "self", 1, "goals_and_strategy"));
    expect(outcome).toMatchObject({ created: 0, changed: 0, unchanged: 0 });
    expect(outcome.leftOut.map(({ line }) => line)).toEqual([2, 3]);
  });
});
