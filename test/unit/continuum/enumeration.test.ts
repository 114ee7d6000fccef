import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assessment, placementsOf, STAGES, type Stage } from "~/domain/continuum/continuum";
import { discloseContinuum } from "~/domain/continuum/disclosure";
import { continuumYear } from "~/domain/continuum/distributions";
import { mayFollow, type StagesShown } from "~/domain/continuum/over-time";
import { openSession } from "~/domain/continuum/session";
import { discloseSession } from "~/domain/continuum/session-disclosure";
import { standardPolicy } from "~/domain/disclosure/presets";
import type { PeerPolicy, Viewer } from "~/domain/terms";
import { MEMBERS, practice, rating, rubricOf } from "../../support/continuum";

const PRACTICES = ["p", "q"];
const RUBRIC = rubricOf(PRACTICES.map((code) => practice(code)));
const FOUR = MEMBERS.slice(0, 4);
const [ME = "", ...OTHERS] = FOUR.map(({ id }) => id);
const YEAR = 2024;

/** A stage for each member and practice; null where it is not rated. */
type World = Record<string, Record<string, Stage | null>>;

const assessmentsOf = (world: World): Assessment[] =>
  Object.entries(world).flatMap(([memberId, stages]) =>
    Object.entries(stages).flatMap(([code, stage]) =>
      stage === null ? [] : [rating(code, stage, { memberId, year: YEAR })],
    ),
  );

/** Everything that one reader sees, the reasons for what is withheld included: page, session, and report. */
function seen(world: World, viewer: Viewer | "public", peers: PeerPolicy): string {
  const policy = standardPolicy(peers);
  const placements = placementsOf(assessmentsOf(world));
  const whole = continuumYear({ versions: [RUBRIC], placements }, FOUR, YEAR);
  const page = discloseContinuum(whole, viewer, policy);
  const report = discloseContinuum(whole, "public", policy);
  const rooms = PRACTICES.map((code) => {
    const session = openSession({
      practice: code,
      year: YEAR,
      rubricVersion: 1,
      memberIds: FOUR.map(({ id }) => id),
      placements,
    });
    const before = discloseSession(session, "room", policy);
    const shown = Object.fromEntries(
      Object.entries(world).flatMap(([id, stages]) => (stages[code] == null ? [] : [[id, stages[code]]])),
    ) as StagesShown;
    const after = discloseSession(
      { ...session, phase: "revealed" },
      "room",
      policy,
      mayFollow([shown], shown, policy.minimumContributors),
    );
    return [before, after];
  });
  return JSON.stringify([page, report, rooms]);
}

/** Every world with the same places rated and the same ratings of the reader's own institution. */
function* worlds(actual: World, own: string | null): Generator<World> {
  const places = Object.entries(actual).flatMap(([member, stages]) =>
    member === own
      ? []
      : PRACTICES.filter((code) => stages[code] !== null).map((code) => [member, code] as const),
  );
  for (let number = 0; number < STAGES.length ** places.length; number++) {
    const world: World = structuredClone(actual);
    let rest = number;
    for (const [member, code] of places) {
      const stages = world[member];
      if (stages) stages[code] = (rest % STAGES.length) as Stage;
      rest = Math.floor(rest / STAGES.length);
    }
    yield world;
  }
}

/** Places whose stage is the same in every world that looks like this one. */
function forced(actual: World, own: string, peers: PeerPolicy): string[] {
  const viewer: Viewer = { role: "executive", memberId: own };
  const looks = seen(actual, viewer, peers);
  const possible = new Map<string, Set<Stage>>();
  for (const world of worlds(actual, own)) {
    if (seen(world, viewer, peers) !== looks) continue;
    for (const member of OTHERS)
      for (const code of PRACTICES) {
        const stage = world[member]?.[code];
        if (stage == null) continue;
        const key = `${member} ${code}`;
        possible.set(key, (possible.get(key) ?? new Set()).add(stage));
      }
  }
  return [...possible].flatMap(([place, stages]) => (stages.size === 1 ? [place] : []));
}

const stage = fc.constantFrom<Stage | null>(0, 1, 2, 3, 1, 2, null);
const world = fc
  .tuple(...FOUR.map(() => fc.record({ p: stage, q: stage })))
  .map((list): World => Object.fromEntries(list.map((stages, at) => [FOUR[at]?.id ?? "", stages])));

describe("over all that a reader sees of the Continuum, reasons for withholding included", () => {
  it.each(["anonymous_peers", "totals_only"] as const)(
    "no other member's stage is the only one possible, where members see %s",
    (peers) => {
      fc.assert(
        fc.property(world, (actual) => {
          expect(forced(actual, ME, peers)).toEqual([]);
        }),
        { numRuns: 4 },
      );
    },
  );

  it("this includes that all others stand at one stage", () => {
    const same: World = Object.fromEntries(FOUR.map(({ id }) => [id, { p: 2, q: 2 } as const]));
    for (const peers of ["anonymous_peers", "totals_only"] as const)
      expect(forced(same, ME, peers)).toEqual([]);
  });
});
