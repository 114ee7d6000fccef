import { placementsOf, rubricIn } from "~/domain/continuum/continuum";
import { discloseContinuum } from "~/domain/continuum/disclosure";
import { continuumYear } from "~/domain/continuum/distributions";
import { discloseContributions } from "~/domain/disclosure/contributions";
import { EVERYTHING } from "~/domain/disclosure/decision";
import { discloseRollup } from "~/domain/disclosure/disclosure";
import { goalSchema } from "~/domain/goals/goal";
import { PERCENT_TO_FALL } from "~/domain/indicators/indicators";
import { memberChanges } from "~/domain/members/changes";
import { contributionForm } from "~/domain/outcomes/contribution";
import { outcomeForm } from "~/domain/outcomes/outcome";
import { EMPTY_PROFILE } from "~/domain/path/profile";
import { type PathFacts, pathOf } from "~/domain/path/steps";
import { outcomeOf } from "~/domain/pulse/outcome";
import { STATEMENTS } from "~/domain/pulse/statements";
import { asFigure, contributionsTo, valuesOf } from "~/domain/rollup/contributions";
import { rollUp } from "~/domain/rollup/rollup";
import { type Catalog, type Observation, STRATEGIES, type Viewer } from "~/domain/terms";
import type { ReportSources } from "~/reports/read.server";
import { RUBRIC, stagesOn } from "../continuum";
import { readingsOf } from "../figures/readings";
import { catalogOf, measureSum, member, pairSum, sumsOf } from "../figures/sums";

/** Sources of a small report, without a database: three members, one figure per strategy, one goal. */

const YEAR = 2024;
const YEARS = [2020, 2021, 2022, 2023, 2024];
const TODAY = "2025-06-30";
const VIEWER: Viewer = { role: "convener", memberId: null };

/** Sources for conveners. With `blank`, members and definitions exist, but nothing has been reported. */
export function sampleSources({ blank = false } = {}): ReportSources {
  const catalog = sampleCatalog();
  const { policy } = catalog.collaborative;
  const rollup = discloseRollup(rollUp(catalog, blank ? sumsOf({}) : sampleSums()), EVERYTHING);
  const values = valuesOf(blank ? [] : observationsOf(catalog));
  const placements = placementsOf(blank ? [] : stagesOn("goals", [0, 1, 2]));
  const continuum = { versions: [RUBRIC], placements };
  return {
    readers: "internal",
    showing: null,
    kept: [],
    viewer: VIEWER,
    catalog,
    years: YEARS,
    year: YEAR,
    rollup,
    contributions: new Map(
      catalog.metrics.map((metric) => {
        const figure = asFigure(catalog, metric);
        const contributions = contributionsTo({ catalog, figure, year: YEAR, values });
        const behind = { figure: figure.code, year: YEAR, contributions };
        return [
          figure.code,
          discloseContributions({
            ...behind,
            members: catalog.members,
            viewer: VIEWER,
            policy,
            decision: EVERYTHING,
            today: TODAY,
          }),
        ];
      }),
    ),
    breakdowns: [],
    goals: blank ? [] : [goal()],
    readings: readingsOf({
      together: { rate: { 2020: [10, 100], 2024: [30, 200] } },
      baselineYear: 2020,
      members: Object.fromEntries(catalog.members.map(({ slug }) => [slug, {}])),
    }),
    indicators: blank ? [] : [indicator()],
    results: blank
      ? []
      : [
          {
            id: "work",
            sentence: "People here who want work have it.",
            lead: "",
            partners: "",
            indicatorIds: ["unemployment"],
            goalIds: [],
            revision: 1,
          },
        ],
    outcomes: blank
      ? []
      : [
          {
            ...outcomeForm.parse({
              domain: "organization",
              who: "Hiring managers",
              what: "Call within two weeks.",
              change: "practice",
              happenedOn: `${YEAR}-03-01`,
              matters: "Waiting cost one in three.",
              contribution: "We measured the time.",
              planned: "yes",
              good: "yes",
            }),
            id: "calls",
            state: "released",
            authorId: null,
            author: "Ana",
            checkedBy: "Bo",
            evidence: [],
            revision: 1,
          },
        ],
    stories: blank ? [] : [story()],
    pledges: blank ? [] : [pledge(catalog)],
    path: {
      profile: { ...EMPTY_PROFILE, ...(!blank && { phase: "implementing", phaseOn: `${YEAR}-01-01` }) },
      hosts: blank ? [] : ["Arts"],
      steps: pathOf(pathFacts(catalog)),
      contradictions: blank ? [] : ["no charter is in force"],
    },
    claims: blank
      ? []
      : [
          {
            ...contributionForm.parse({ claim: "Faster calls", chain: "Step by step", numbers: "Roll-up" }),
            id: "claim",
            goalId: null,
            resultId: "work",
            revision: 1,
          },
        ],
    money: blank
      ? { kinds: null, inside: null, answers: [] }
      : {
          kinds: [
            { kind: "philanthropy", share: 0.5 },
            { kind: "dues", share: 0.2 },
            { kind: "public", share: 0.3 },
          ],
          inside: { dependsOnOne: true, secured: { kind: "until", month: "2027-05" } },
          answers: [
            {
              name: "Wenlow Community Foundation",
              answers: [{ question: "pays_for", answer: "Staff", answeredOn: `${YEAR}-05-01` }],
            },
          ],
        },
    pulse: blank ? null : { name: "Fall", closedOn: `${YEAR}-11-01`, outcome: samplePulse() },
    continuum: {
      shown: discloseContinuum(continuumYear(continuum, catalog.members, YEAR), VIEWER, policy),
      rubric: rubricIn(continuum.versions, YEAR),
    },
    changes: memberChanges(catalog, YEAR, () => !blank),
    work: {
      decisions: blank
        ? []
        : [{ number: "2024-01", text: "Adopt the goal.", body: "Steering committee", day: "2024-05-02" }],
      milestones: blank
        ? []
        : [{ initiative: "Academy", title: "First class", dueOn: "2024-06-01", doneOn: "2024-06-03" }],
    },
    definitions: [],
    ownValues: values,
    today: TODAY,
  };
}

const story = (): ReportSources["stories"][number] => ({
  id: "ward",
  title: "To the ward",
  words: "They hold my hand.\nAnd they *know* my name.",
  name: "Dolores M.",
  place: "Canal Street",
  outcomeId: "calls",
  state: "released",
});

/** Arts and bank have signed; only arts may be named outside. */
const pledge = ({ members }: Catalog): ReportSources["pledges"][number] => ({
  id: "hire",
  title: "Hire from nearby",
  goalIds: [],
  members: members.map(({ id, name, slug }) => ({
    id,
    name,
    signed: slug !== "college",
    mayBeNamed: slug === "arts",
  })),
});

/** A path on which only a charter is needed. */
const pathFacts = ({ members }: Catalog): PathFacts => ({
  today: TODAY,
  members: members.map(({ id, name }) => ({ id, name })),
  communityPartnerIds: [],
  evidence: [],
  candidates: [],
  decision: null,
  hasSourcedIndicator: false,
  interviewedIds: [members[0]?.id ?? ""],
  commonGround: null,
  chosenStrategies: [],
  adoptedStrategies: [],
  charterInForce: true,
  dataSharingInForce: true,
  notNeeded: { convener: "The city asked us." },
});

/** Twelve of fourteen, who all rate everything 4. */
function samplePulse() {
  const ratings = Object.fromEntries(STATEMENTS.map((statement) => [statement, 4 as const]));
  const answers = Array.from({ length: 12 }, () => ({ group: null, ratings }));
  return outcomeOf({ k: 5, invited: 14, answers, words: [] });
}

function sampleCatalog(): Catalog {
  const catalog = catalogOf(["arts", "bank", "college"].map((slug) => member(slug)));
  const metrics = STRATEGIES.flatMap((strategy, place) => {
    const metric = catalog.metrics[place];
    return metric ? [{ ...metric, strategy }] : [];
  });
  return { ...catalog, metrics };
}

function sampleSums() {
  const span = { reporting: 3, notApplicable: 0 };
  return sumsOf({
    measures: [
      measureSum("part", YEAR, { total: "30", reporting: 3, span, sinceBaseline: "70" }),
      measureSum("whole", YEAR, { total: "200", reporting: 3, span, sinceBaseline: "800" }),
    ],
    pairs: ["rate", "rate_since"].map((metric) =>
      pairSum(metric, YEAR, {
        numerator: "30",
        denominator: "200",
        reporting: 3,
        span,
        sinceBaseline: { numerator: "70", denominator: "800" },
      }),
    ),
  });
}

function observationsOf({ members }: Catalog): Observation[] {
  return members.flatMap(({ id: memberId }) =>
    [
      { itemId: "part", value: "10" },
      { itemId: "whole", value: "60" },
    ].map((cell) => ({
      ...cell,
      kind: "measure" as const,
      categoryId: null,
      memberId,
      year: YEAR,
      state: "value" as const,
      status: "verified" as const,
      periodStart: `${YEAR}-01-01`,
      periodEnd: `${YEAR}-12-31`,
      note: null,
      source: null,
      revision: 1,
      changedAt: `${YEAR + 1}-02-01T00:00:00Z`,
      changedBy: "Ana",
      computed: false,
    })),
  );
}

const goal = (): ReportSources["goals"][number] => ({
  ...goalSchema.parse({ level: "collaborative", strategy: "workforce", statement: "Hire from nearby" }),
  id: "00000000-0000-4000-8000-000000000001",
  state: "adopted",
  target: { kind: "share", metric: "rate", direction: "atLeast", value: 0.2 },
  startYear: 2020,
  targetYear: 2027,
  revision: 1,
  adoptedAt: "2020-02-01T00:00:00Z",
  changedAt: "2020-02-01T00:00:00Z",
  changedBy: "Ana",
});

const indicator = (): ReportSources["indicators"][number] => ({
  ...PERCENT_TO_FALL,
  id: "unemployment",
  code: "unemployment_focus",
  label: "Unemployment in the focus area",
  feed: null,
  series: null,
  values: [2023, 2024].map((year) => ({
    year,
    value: year === 2023 ? "8.1" : "7.4",
    margin: null,
    origin: "hand" as const,
    source: "City survey",
    series: null,
    preliminary: false,
    fetchedAt: null,
    offered: null,
    revision: 1,
    changedAt: `${year + 1}-02-01T00:00:00Z`,
    changedBy: "Ana",
  })),
});
