import { DateTime } from "luxon";
import { z } from "zod";
import { type Contribution, type Explanation, PROOF_KEYS } from "../app/domain/outcomes/contribution";
import { evidenceForm, type OutcomeState, outcomeForm, type Step } from "../app/domain/outcomes/outcome";
import { storyForm } from "../app/domain/outcomes/story";
import type { Catalog } from "../app/domain/terms";
import { readAreas } from "../app/records/areas/areas.server";
import { addContribution } from "../app/records/outcomes/contributions.server";
import { addEvidence } from "../app/records/outcomes/evidence.server";
import { addOutcome, stepOutcome } from "../app/records/outcomes/outcomes.server";
import { addStory, stepStory } from "../app/records/outcomes/stories.server";
import { readResults } from "../app/records/results/results.server";
import { readInitiatives } from "../app/records/work/initiatives.server";
import type { TenantDb } from "../db/tenant";

const state = z.enum(["draft", "checked", "released", "withdrawn"]);

/** Days are counted from the day of loading; goals by key, results by place, initiatives by name. */
const fileSchema = z.strictObject({
  outcomes: z.array(
    z.looseObject({
      daysAgo: z.int(),
      organization: z.string().optional(),
      initiatives: z.array(z.string()),
      goals: z.array(z.string()),
      results: z.array(z.int()),
      evidence: z.array(z.record(z.string(), z.string())),
      who: z.string(),
      state,
    }),
  ),
  stories: z.array(
    z.looseObject({
      area: z.string(),
      outcome: z.string(),
      consentDaysAgo: z.int(),
      untilInDays: z.int().optional(),
      state,
    }),
  ),
  contributions: z.array(
    z.strictObject({
      result: z.int().optional(),
      goal: z.string().optional(),
      claim: z.string(),
      chain: z.string(),
      proof: z.partialRecord(z.enum(PROOF_KEYS as [string, ...string[]]), z.string()),
      explanations: z.array(z.strictObject({ text: z.string(), weight: z.string().nullable() })),
      reader: z.string(),
      readerView: z.enum(["agrees", "differs"]).nullable(),
    }),
  ),
});

/** The steps by which a draft gets into a state, each by its person: what one has written, another checks. */
const STEPS: Record<OutcomeState, Step[]> = {
  draft: [],
  checked: ["check"],
  released: ["check", "release"],
  withdrawn: ["withdraw"],
};
const ANA = "Ana Ruiz";
const MARCUS = "Marcus Bell";

/** Loads outcomes, stories, and contributions as staff would have written and checked them. */
export async function loadOutcomes(
  given: TenantDb,
  { members }: Catalog,
  goals: ReadonlyMap<string, string>,
  json: unknown,
): Promise<void> {
  const file = fileSchema.parse(json);
  const as = (name: string): TenantDb => ({ ...given, actor: { name, userId: null } });
  const db = as(ANA);
  const today = inDays(0);
  const results = await readResults(db);
  const initiatives = new Map((await readInitiatives(db, today)).map(({ name, id }) => [name, id]));
  const slugs = new Map(members.map(({ slug, id }) => [slug, id]));
  const written = new Map<string, string>();
  for (const { daysAgo, organization, evidence, state: reached, ...outcome } of file.outcomes) {
    const fields = outcomeForm.parse({
      ...outcome,
      happenedOn: inDays(-daysAgo),
      ...(organization && { organization: `member:${slugs.get(organization)}` }),
      initiativeIds: outcome.initiatives.map((name) => initiatives.get(name)),
      goalIds: outcome.goals.map((key) => goals.get(key)),
      resultIds: outcome.results.map((place) => results[place]?.id),
    });
    const id = await addOutcome(db, fields);
    written.set(outcome.who, id);
    for (const item of evidence) await addEvidence(db, id, evidenceForm.parse(item));
    for (const step of STEPS[reached]) await stepOutcome(as(MARCUS), id, step);
  }
  const areas = new Map((await readAreas(db)).map(({ label, id }) => [label, id]));
  for (const { area, outcome, consentDaysAgo, untilInDays, state: reached, ...story } of file.stories) {
    const fields = storyForm.parse({
      ...story,
      areaId: areas.get(area),
      outcomeId: written.get(outcome),
      consentOn: inDays(-consentDaysAgo),
      ...(untilInDays !== undefined && { consentUntil: inDays(untilInDays) }),
    });
    const id = await addStory(db, fields);
    // Released while the consent held.
    for (const step of STEPS[reached]) await stepStory(as(MARCUS), id, step, inDays(-consentDaysAgo));
  }
  for (const { result, goal, explanations, ...claim } of file.contributions) {
    const about = {
      goalId: goal === undefined ? null : (goals.get(goal) ?? null),
      resultId: result === undefined ? null : (results[result]?.id ?? null),
    };
    await addContribution(db, about, {
      ...claim,
      proof: claim.proof as Contribution["proof"],
      explanations: explanations as Explanation[],
    });
  }
}

const inDays = (days: number) => DateTime.utc().plus({ days }).toISODate();
