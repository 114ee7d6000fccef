import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goalSchema } from "../../../app/domain/goals/goal";
import { adviseOn, EQUAL_WEIGHTS, type Scores } from "../../../app/domain/path/convener";
import { profileForm } from "../../../app/domain/path/profile";
import { pathOf, type Step } from "../../../app/domain/path/steps";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { addInterviewPoints } from "../../../app/records/goals/interviews.server";
import { addContacts, addPartner } from "../../../app/records/partnership/people.server";
import {
  addCandidate,
  rate,
  readCandidates,
  readWeights,
  removeCandidate,
  saveWeights,
  setInitiator,
} from "../../../app/records/path/convener.server";
import { readPathFacts } from "../../../app/records/path/facts.server";
import {
  addEvidence,
  nameAgendaItem,
  removeEvidence,
  setNotNeeded,
} from "../../../app/records/path/path.server";
import {
  addHost,
  addOffer,
  endHost,
  readHosts,
  readOffers,
  readProfile,
  removeHost,
  removeOffer,
  saveProfile,
} from "../../../app/records/path/profile.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const TODAY = "2026-06-30";
const SCORES: Scores = { credibility: 4, local_knowledge: 4, dedicated_staff: 4, relationships: 4, focus: 4 };

describe.each(ENGINES)("profile and path on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let members: string[];
  let partnerId: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "hospital" }, { slug: "college" }] });
    members = (await ours.catalog()).members.map(({ id }) => id);
    const partner = { name: `Neighbors of ${ours.slug}`, kind: "community" as const, website: "", note: "" };
    partnerId = (await ours.enter((db) => addPartner(db, partner))) ?? "";
  });

  const [college, hospital] = [0, 1];
  const ofMember = (at: number) => ({ memberId: members[at] ?? "", partnerId: null });
  const ofPartner = () => ({ memberId: null, partnerId });
  const facts = async () => {
    const catalog = await ours.catalog();
    return ours.enter((db) => readPathFacts(db, catalog, TODAY));
  };
  const state = async (step: Step) => pathOf((await facts()).path).find((each) => each.step === step)?.state;
  const subjects = async () =>
    rowsOf<{ subject: string }>(
      await ours.enter((db) =>
        db.tx.execute(sql`select distinct subject from history
          where collaborative_id = ${db.collaborativeId} order by subject`),
      ),
    ).map(({ subject }) => subject);

  it("keeps one profile, and no change that somebody made unseen", async () => {
    expect(await ours.enter(readProfile)).toMatchObject({ revision: 0, phase: null });
    const fields = profileForm.parse({ purpose: "advocacy", phase: "implementing", phaseOn: "2026-01-01" });
    const save = (revision: number, geography: string) =>
      ours.enter((db) => saveProfile(db, { revision, fields: { ...fields, geography } }));
    expect(await save(0, "Here")).toBe(true);
    expect(await save(0, "There")).toBe(false);
    expect(await save(1, "There")).toBe(true);
    expect(await ours.enter(readProfile)).toEqual({ ...fields, geography: "There", revision: 2 });
    expect((await facts()).phase).toMatchObject({ charterInForce: false, runningInitiatives: 0 });
    expect(await subjects()).toContain("profile");
  });

  it("keeps hosts over time and what is offered", async () => {
    const host = { arrangement: "consultant" as const, fiscalSponsor: "", from: "2024-01-01", until: null };
    const id = await ours.enter((db) => addHost(db, { ...host, ...ofPartner() }));
    expect((await facts()).phase.hasHost).toBe(true);
    expect(await ours.enter((db) => endHost(db, id, "2023-12-31"))).toBe(false);
    expect(await ours.enter((db) => endHost(db, id, "2026-06-29"))).toBe(true);
    expect((await facts()).phase.hasHost).toBe(false);
    expect(await ours.enter(readHosts)).toEqual([
      { id, ...host, ...ofPartner(), until: "2026-06-29", name: `Neighbors of ${ours.slug}` },
    ]);
    expect(await ours.enter((db) => removeHost(db, id))).toBe(true);
    const offer = await ours.enter((db) =>
      addOffer(db, { what: "A hall", toWhom: "", ...ofMember(hospital) }),
    );
    expect(await ours.enter(readOffers)).toMatchObject([
      { id: offer, what: "A hall", name: "Member hospital" },
    ]);
    expect(await ours.enter((db) => removeOffer(db, offer))).toBe(true);
    expect(await ours.enter((db) => removeOffer(db, offer))).toBe(false);
  });

  it("does its steps by what is stored elsewhere: interviews, goals, and evidence", async () => {
    expect(await state("interviews")).toBe("open");
    const point = {
      strategy: "workforce",
      kind: "priority",
      theme: "Vacancies",
      words: "",
      heldOn: TODAY,
    } as const;
    await ours.enter((db) =>
      addInterviewPoints(
        db,
        members.map((memberId) => ({ ...point, memberId })),
      ),
    );
    expect(await state("interviews")).toBe("done");

    const strategies = ["workforce" as const];
    await ours.enter((db) =>
      saveProfile(db, { revision: 0, fields: { ...profileForm.parse({}), strategies } }),
    );
    const goal = goalSchema.parse({
      level: "collaborative",
      strategy: "workforce",
      statement: "Hire nearby",
    });
    const goalId = await ours.enter((db) => addGoal(db, goal));
    expect(await state("goals")).toBe("open");
    await ours.enter((db) => moveGoal(db, { id: goalId, state: "adopted", revision: 1, reason: null }));
    expect(await state("goals")).toBe("done");

    const sentence = { kind: "showing_up" as const, note: "Hires.", heldOn: null };
    for (const at of [hospital, college])
      await ours.enter((db) => addEvidence(db, { ...sentence, ...ofMember(at as number) }));
    expect(await state("showing_up")).toBe("done");
    const met = {
      kind: "community" as const,
      note: "Forty people.",
      heldOn: TODAY,
      memberId: null,
      partnerId: null,
    };
    await ours.enter((db) => addEvidence(db, met));
    const second = await ours.enter((db) => addEvidence(db, met));
    expect(await state("community")).toBe("done");
    expect(await ours.enter((db) => removeEvidence(db, second))).toBe(true);
    expect(await state("community")).toBe("open");
  });

  it("passes over steps with a reason, and opens them again", async () => {
    await ours.enter((db) => setNotNeeded(db, "talks", "Held before."));
    expect(await state("talks")).toBe("not_needed");
    await ours.enter((db) => setNotNeeded(db, "talks", null));
    expect(await state("talks")).toBe("open");
    // An agenda item that is gone proves nothing.
    await ours.enter((db) => nameAgendaItem(db, "0190a0b0-0000-7000-8000-000000000000"));
    expect(await state("common_ground")).toBe("open");
    expect(await subjects()).toContain("path_step");
  });

  it("rates candidates by people of other organizations only", async () => {
    const candidateId = (await ours.enter((db) => addCandidate(db, ofMember(hospital)))) ?? "";
    expect(await ours.enter((db) => addCandidate(db, ofMember(hospital)))).toBeNull();
    await ours.enter((db) => setInitiator(db, candidateId));
    const person = {
      jobTitle: "",
      email: "",
      phone: "",
      duty: null,
      note: "",
      from: "2020-01-01",
      until: null,
    };
    const [own = "", ...others] = await ours.enter((db) =>
      addContacts(db, [
        { ...person, name: "Own", ...ofMember(hospital) },
        { ...person, name: "Ann", ...ofMember(college) },
        { ...person, name: "Bea", ...ofMember(college) },
        { ...person, name: "Cal", ...ofPartner() },
      ]),
    );
    const by = (contactId: string, scores = SCORES) =>
      ours.enter((db) => rate(db, { candidateId, contactId, scores }));
    expect(await by(own)).toBe("own");
    expect(await by("0190a0b0-0000-7000-8000-000000000000")).toBe("gone");
    for (const contactId of others) expect(await by(contactId)).toBe("stored");
    expect(await state("initiator")).toBe("done");
    expect(await by(others[0] ?? "", { ...SCORES, focus: 1 })).toBe("stored");
    const candidates = await ours.enter(readCandidates);
    expect(candidates[0]?.ratings).toHaveLength(3);
    expect(adviseOn(candidates, await ours.enter(readWeights)).rated[0]).toMatchObject({
      score: 3.8,
      raters: 3,
    });
    await ours.enter((db) => saveWeights(db, { ...EQUAL_WEIGHTS, focus: 0 }));
    expect(adviseOn(candidates, await ours.enter(readWeights)).rated[0]?.score).toBe(4);
    expect(await ours.enter((db) => removeCandidate(db, candidateId))).toBe(true);
    expect(await ours.enter(readCandidates)).toEqual([]);
  });

  it("is seen by no other collaborative", async () => {
    await ours.enter((db) => addOffer(db, { what: "A hall", toWhom: "", ...ofPartner() }));
    await ours.enter((db) => saveProfile(db, { revision: 0, fields: profileForm.parse({ vision: "Ours" }) }));
    const theirs = await makeCollaborative(database);
    expect(await theirs.enter(readOffers)).toEqual([]);
    expect(await theirs.enter(readProfile)).toMatchObject({ vision: "", revision: 0 });
  });
});
