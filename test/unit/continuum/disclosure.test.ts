import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContinuumAudience } from "../../../app/domain/continuum/audience";
import { type Assessment, placementsOf, type Stage } from "../../../app/domain/continuum/continuum";
import {
  discloseContinuum,
  mayKnowPlacement,
  mayReadAssessment,
} from "../../../app/domain/continuum/disclosure";
import { continuumYear } from "../../../app/domain/continuum/distributions";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import {
  type DisclosurePolicy,
  PEER_POLICIES,
  type PeerPolicy,
  type Viewer,
} from "../../../app/domain/terms";
import { anyStage, idOf, MEMBERS, RUBRIC, rating, stagesOn } from "../../support/continuum";

const ARTS: Viewer = { role: "executive", memberId: idOf("arts") };
const LEAD: Viewer = { role: "data_lead", memberId: idOf("arts") };
const STAFF: Viewer[] = [
  { role: "backbone", memberId: null },
  { role: "convener", memberId: null },
];
const policy = (peers: PeerPolicy, minimumContributors = 3): DisclosurePolicy => ({
  ...standardPolicy(peers),
  minimumContributors,
});
const shown = (
  assessments: Assessment[],
  audience: ContinuumAudience,
  peers: PeerPolicy | DisclosurePolicy,
) =>
  discloseContinuum(
    continuumYear({ versions: [RUBRIC], placements: placementsOf(assessments) }, MEMBERS, 2024),
    audience,
    typeof peers === "string" ? policy(peers) : peers,
  );
const goalsOf = (
  stages: (Stage | null)[],
  audience: ContinuumAudience,
  peers: PeerPolicy | DisclosurePolicy,
) => {
  const distribution = shown(stagesOn("goals", stages), audience, peers).practices.find(
    (candidate) => candidate.practice === "goals",
  );
  if (!distribution) throw new Error("goals are a practice");
  return distribution;
};

describe("the stages of a single member", () => {
  const EVERYBODY = stagesOn("goals", [0, 1, 1, 2, 2, 3]);

  it("are shown, with evidence, to backbone staff and conveners under every policy", () => {
    for (const peers of PEER_POLICIES)
      for (const viewer of STAFF) {
        const { members, hidden } = shown(EVERYBODY, viewer, peers);
        expect(members.map(({ memberId }) => memberId)).toEqual(MEMBERS.map(({ id }) => id));
        expect(members.every(({ rows }) => rows.at(-1)?.placement?.rating.evidence === "seen")).toBe(true);
        expect(hidden).toBe(0);
      }
  });

  it("are shown to the member itself with every rating, and by name among open members", () => {
    for (const viewer of [ARTS, LEAD])
      for (const peers of PEER_POLICIES) {
        const { members, hidden } = shown(EVERYBODY, viewer, peers);
        const [own, ...others] = members;
        expect(own).toMatchObject({ memberId: idOf("arts"), own: true, rated: 1 });
        expect(own?.rows.at(-1)?.placement?.rating.evidence).toBe("seen");
        expect([others.length, hidden]).toEqual(peers === "open" ? [5, 0] : [0, 5]);
        for (const { rows } of others)
          expect(rows.map(({ placement }) => placement)).toEqual([null, null, null, null]);
      }
  });

  it("are hidden from readers of a published report and from people without a member", () => {
    for (const peers of PEER_POLICIES)
      for (const audience of ["public", { role: "executive", memberId: null }] as const) {
        expect(shown(EVERYBODY, audience, peers)).toMatchObject({ members: [], hidden: 6 });
        expect(mayKnowPlacement(audience, policy(peers), idOf("arts"))).toBe(false);
      }
  });

  it("are shown to everyone for the backbone, without the ratings behind them", () => {
    const own = rating("convener", 2, { memberId: null, evidence: "the bank is wary" });
    for (const peers of PEER_POLICIES)
      for (const audience of [ARTS, "public"] as const) {
        const { backbone } = shown([own], audience, peers);
        expect(backbone.rows[0]).toEqual({ practice: "convener", stage: 2, placement: null });
      }
  });

  it("stay private to the rater’s side in a draft", () => {
    const draft = rating("goals", 1, { state: "draft" });
    const [staff] = STAFF as [Viewer];
    const readers = (assessment: Assessment) =>
      [ARTS, { ...ARTS, memberId: idOf("bank") }, staff, "public" as const].map((audience) =>
        mayReadAssessment(audience, assessment),
      );
    expect(readers(draft)).toEqual([true, false, false, false]);
    expect(readers({ ...draft, rater: "backbone" })).toEqual([false, false, true, false]);
    expect(readers({ ...draft, memberId: null })).toEqual([false, false, true, false]);
    expect(readers({ ...draft, state: "submitted" })).toEqual([true, false, true, false]);
  });
});

describe("a distribution", () => {
  it("is shown to members and readers once as many members are rated as the policy requires", () => {
    for (const peers of PEER_POLICIES)
      for (const audience of [ARTS, "public"] as const) {
        expect(goalsOf([null, 1, 2], audience, peers)).toMatchObject({
          counts: null,
          median: null,
          rated: 2,
          of: 6,
          peers: null,
          withheld: { rule: "contributors" },
        });
        expect(goalsOf([1, 1, 1, 2, 2, 1], audience, policy(peers, 7)).withheld?.rule).toBe("contributors");
        expect(goalsOf([1, 1, 1, 2, 2, 2], audience, peers).withheld).toBeNull();
      }
    expect(goalsOf([null, 1], STAFF[0] ?? "public", "totals_only").counts).toEqual([0, 1, 0, 0]);
  });

  it("tells readers of a report nothing that is withheld from a member among them", () => {
    // The member at stage 2 would learn where its only neighbor there stands.
    expect(goalsOf([1, 1, 1, 2, 2, null], "public", "totals_only").withheld?.rule).toBe("single_member");
    expect(goalsOf([1, 1, 1, 2, 2, null], "public", "anonymous_peers").withheld).toBeNull();
  });

  it("needs two other members, seen by a member that is part of it", () => {
    const two = policy("open", 2);
    expect(goalsOf([1, 2], ARTS, two).withheld?.rule).toBe("own_contributors");
    expect(goalsOf([null, 1, 2], ARTS, two).withheld).toBeNull();
    expect(goalsOf([0, 1, 2], ARTS, two).withheld).toBeNull();
  });

  it("is withheld entirely under “totals only” if another member stands alone at a stage", () => {
    // Without the arts' own rating, one other is left at stage 1.
    expect(goalsOf([1, 1, 2, 2, 2], ARTS, "totals_only")).toMatchObject({
      counts: null,
      median: null,
      withheld: { rule: "single_member" },
    });
    expect(goalsOf([1, 2, 2, 3, 3], ARTS, "totals_only").counts).toEqual([0, 1, 2, 2]);
    expect(goalsOf([1, 2, 2, 3, 3], "public", "totals_only").withheld?.rule).toBe("single_member");
    expect(goalsOf([1, 2, 2, 3, 3], "public", "open").withheld?.rule).toBe("single_member");
    expect(goalsOf([1, 2, 2, 3, 3], ARTS, "open").counts).toEqual([0, 1, 2, 2]);
  });

  it("is withheld if all others stand at one stage, unless members are shown by name", () => {
    expect(goalsOf([1, 2, 2, 2, 2], ARTS, "totals_only").withheld?.rule).toBe("single_member");
    expect(goalsOf([1, 2, 2, 2, 2], ARTS, "anonymous_peers").withheld?.rule).toBe("single_member");
    expect(goalsOf([2, 2, 2, 2, 2], "public", "anonymous_peers").withheld?.rule).toBe("single_member");
    expect(goalsOf([1, 2, 2, 2, 2], ARTS, "open").withheld).toBeNull();
  });

  it("is not withheld while nobody is rated", () => {
    expect(goalsOf([], ARTS, "totals_only")).toMatchObject({
      counts: [0, 0, 0, 0],
      rated: 0,
      withheld: null,
    });
  });
});

describe("peers without names", () => {
  it("are numbered, one for each other rated member, and carry only a stage", () => {
    const { peers } = goalsOf([0, 1, 2, null, 2, 3], ARTS, "anonymous_peers");
    expect(peers?.map(({ name }) => name)).toEqual(["Peer 1", "Peer 2", "Peer 3", "Peer 4"]);
    expect(peers?.map(({ stage }) => stage).sort()).toEqual([1, 2, 2, 3]);
    expect(peers?.every((peer) => Object.keys(peer).length === 2)).toBe(true);
    for (const none of ["open", "totals_only"] as const)
      expect(goalsOf([0, 1, 1, 2, 2], ARTS, none).peers).toBeNull();
    expect(goalsOf([0, 1, 1, 2, 2], "public", "anonymous_peers").peers).toBeNull();
  });

  it("are ordered differently for each practice, so none can be traced", () => {
    const stages: Stage[] = [1, 0, 1, 2, 3, 3];
    const all = ["understanding", "mission", "language", "goals"].flatMap((code) => stagesOn(code, stages));
    const orders = shown(all, ARTS, "anonymous_peers").practices.map(({ peers }) =>
      peers?.map(({ stage }) => stage).join(""),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});

describe("the practices that lag", () => {
  const all = [...stagesOn("goals", [0, 0, 0, 1, 1]), ...stagesOn("mission", [2, 2, 2, 3, 3])];

  it("carry counts where members have names, none elsewhere, and are withheld with any distribution", () => {
    expect(shown(all, ARTS, "open").lagging).toEqual([{ practice: "goals", members: { lagging: 5, of: 5 } }]);
    expect(shown(all, ARTS, "totals_only").lagging).toEqual([{ practice: "goals", members: null }]);
    const thin = shown([...all, ...stagesOn("language", [1])], ARTS, "totals_only");
    expect(thin).toMatchObject({ lagging: null, laggingWithheld: { rule: "contributors" } });
    expect(
      shown([...all, ...stagesOn("language", [1])], STAFF[0] ?? "public", "totals_only").lagging,
    ).toHaveLength(1);
  });
});

describe("whatever the ratings, an audience that sees no names", () => {
  const CODES = ["understanding", "mission", "language", "goals"];
  /** For each practice, a stage or none for each of the six members. */
  const anyTable = fc.tuple(
    ...CODES.map(() => fc.array(fc.option(anyStage, { freq: 8 }), { minLength: 6, maxLength: 6 })),
  );
  const assessmentsOf = (table: (Stage | null)[][]) =>
    table.flatMap((stages, at) => stagesOn(CODES[at] ?? "", stages));
  const anyAudience = fc.constantFrom<ContinuumAudience>(ARTS, LEAD, "public");
  const anyHidingPolicy = fc.constantFrom<PeerPolicy>("anonymous_peers", "totals_only");

  it("cannot tell two other members apart: swapping them changes nothing it sees", () =>
    fc.assert(
      fc.property(
        ...([anyTable, anyAudience, anyHidingPolicy, fc.integer({ min: 1, max: 5 })] as const),
        fc.integer({ min: 1, max: 5 }),
        (table, audience, peers, one, other) => {
          const exchanged = table.map((stages) => {
            const copy = [...stages];
            [copy[one], copy[other]] = [stages[other] ?? null, stages[one] ?? null];
            return copy;
          });
          expect(shown(assessmentsOf(exchanged), audience, peers)).toEqual(
            shown(assessmentsOf(table), audience, peers),
          );
        },
      ),
    ));

  it("never sees a distribution with all others at one stage or too few of them", () =>
    fc.assert(
      fc.property(anyTable, anyAudience, anyHidingPolicy, (table, audience, peers) => {
        const { practices } = shown(assessmentsOf(table), audience, peers);
        for (const [at, { counts, median, withheld, peers: numbered }] of practices.entries()) {
          const stages = table[at] ?? [];
          const others = (audience === "public" ? stages : stages.slice(1)).filter((stage) => stage !== null);
          const rated = stages.filter((stage) => stage !== null).length;
          if (withheld) expect([counts, median, numbered]).toEqual([null, null, null]);
          if (withheld || rated === 0) continue;
          expect(rated).toBeGreaterThanOrEqual(3);
          expect(others.length).toBeGreaterThanOrEqual(2);
          expect(new Set(others).size).toBeGreaterThan(1);
          if (peers === "totals_only")
            for (const stage of others) expect(others.filter((other) => other === stage).length).not.toBe(1);
        }
      }),
    ));

  it("never sees another member’s id", () =>
    fc.assert(
      fc.property(anyTable, anyAudience, anyHidingPolicy, (table, audience, peers) => {
        const text = JSON.stringify(shown(assessmentsOf(table), audience, peers));
        for (const { id } of MEMBERS.slice(1)) expect(text).not.toContain(id);
      }),
    ));
});
