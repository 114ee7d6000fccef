import fc from "fast-check";
import { PRESETS } from "~/domain/disclosure/presets";
import type {
  Absence,
  Catalog,
  Decimal,
  DisclosurePolicy,
  EarlierEnd,
  Measure,
  Member,
  Metric,
  Observation,
} from "~/domain/terms";
import { catalogOf, member } from "../figures/sums";

/** Everything that a decision rests on, at random: small enough to try thousands, with every rule in it. */

export const FIRST = 2018;
export const LAST = 2024;
const BASELINE = 2019;
const SLUGS = ["arts", "bank", "college", "dock", "energy", "farm", "grid", "hall"];

const anyMember = fc.record({
  joinedOn: fc.constantFrom("2000-01-01", "2000-01-01", "2000-01-01", "2020-07-01", "2021-03-01"),
  leftOn: fc.constantFrom(null, null, null, "2022-06-30", "2023-02-28"),
  absences: fc.constantFrom<Absence[]>([], [], [], [{ from: "2020-12-01", to: "2022-02-01" }]),
  fiscalYearEndMonth: fc.constantFrom(12, 12, 6),
  earlierFiscalYearEnds: fc.constantFrom<EarlierEnd[] | undefined>(undefined, undefined, undefined, [
    { until: 2021, month: 9 },
  ]),
  baselineYear: fc.constantFrom(null, null, null, 2018, 2021),
});

const members: fc.Arbitrary<Member[]> = fc
  .array(anyMember, { minLength: 1, maxLength: SLUGS.length, size: "max" })
  .map((drafts) =>
    drafts.map(({ earlierFiscalYearEnds, ...draft }, place) => {
      const ends = earlierFiscalYearEnds && { earlierFiscalYearEnds };
      return member(SLUGS[place] ?? "", { ...draft, ...ends });
    }),
  );

const [PART, WHOLE, STAFF] = catalogOf().measures as [Measure, Measure, Measure];
const [RATE] = catalogOf().metrics as [Metric];
const OTHER: Measure = { ...PART, id: "other", code: "other", partOf: null };
const MEASURES = [PART, WHOLE, STAFF, OTHER];
const METRICS: Metric[] = [
  ...catalogOf().metrics,
  { ...RATE, id: "staff rate", code: "staff_rate", numerator: "staff", denominator: "whole" },
  { ...RATE, id: "other rate", code: "other_rate", numerator: "other", denominator: "staff" },
  { ...RATE, id: "itself", code: "itself", numerator: "other", denominator: "other" },
];

const catalogs: fc.Arbitrary<Catalog> = fc
  .record({
    members,
    measures: fc.subarray(MEASURES, { minLength: 1 }),
    metrics: fc.subarray(METRICS),
  })
  .map(({ members, measures, metrics }) => {
    const plain = catalogOf(members);
    const collaborative = { ...plain.collaborative, baselineYear: BASELINE };
    return { ...plain, collaborative, measures, metrics };
  });

const limits = fc.oneof(
  fc.constant({ preset: "standard" as const, ...PRESETS.standard }),
  fc.constant({ preset: "antitrust_floor" as const, ...PRESETS.antitrust_floor }),
  fc.record({
    preset: fc.constant("custom" as const),
    minimumContributors: fc.integer({ min: 1, max: 5 }),
    largestShare: fc.integer({ min: 40, max: 100 }),
    twoLargestShare: fc.option(fc.integer({ min: 50, max: 100 })),
    smallestCell: fc.constant(11),
    daysAfterPeriod: fc.constantFrom(0, 0, 90, 365),
  }),
);

const policies: fc.Arbitrary<DisclosurePolicy> = fc
  .tuple(limits, fc.constantFrom("totals_only", "anonymous_peers", "anonymous_peers", "open" as const))
  .map(([limit, peers]) => ({ ...limit, peers }) as DisclosurePolicy);

/** Zeros, few people, money in cents, amounts that no double holds, and one member above all others. */
const ODD: Decimal[] = ["0", "0.00", "1", "12", "5000", "1200.50", "1200.5", "0.01", "90071992547409930"];
const amountOf = (draw: Draw): Decimal =>
  draw() < 0.85 ? `${90 + Math.floor(draw() * 20)}` : (ODD[Math.floor(draw() * ODD.length)] ?? "0");

type Draw = () => number;

/** Numbers from 0 to 1, always the same for the same seed (mulberry32). */
function drawsFrom(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface DecisionDraft {
  catalog: Catalog;
  policy: DisclosurePolicy;
  /** By member, measure, and year. */
  rows: Observation[];
  /** What readers were told before, as values of then. */
  earlier: Observation[][];
  /** The member of the reader. */
  memberId: string | null;
  first: number | undefined;
  today: string;
}

/** How likely a member is to leave out a whole year, and a single number. */
const gaps = fc.constantFrom<number[]>([0, 0], [0.1, 0], [0, 0.03], [0.1, 0.1], [0.2, 0.3]);

/** A collaborative, what was told of it before, and who reads. */
export const anyDecision: fc.Arbitrary<DecisionDraft> = fc
  .record({
    catalog: catalogs,
    policy: policies,
    gap: gaps,
    seed: fc.noBias(fc.nat()),
    showings: fc.constantFrom(0, 0, 0, 1, 2),
    reader: fc.nat(),
    first: fc.constantFrom(undefined, undefined, LAST, 2021),
    today: fc.constantFrom("2025-02-01", "2024-08-15"),
  })
  .map(({ catalog, policy, gap: [ofYear = 0, ofNumber = 0], seed, showings, reader, first, today }) => {
    const draw = drawsFrom(seed);
    const away = new Set<string>();
    for (const { id } of catalog.members)
      for (let year = FIRST; year <= LAST; year++) if (draw() < ofYear) away.add(`${id} ${year}`);
    const rows = placesOf(catalog).flatMap((place) =>
      away.has(`${place.memberId} ${place.year}`) || draw() < ofNumber ? [] : [rowAt(place, amountOf(draw))],
    );
    const earlier = Array.from({ length: showings }, () => {
      const some = draw() * 0.1;
      return rows.flatMap((row) =>
        draw() < some / 4 ? [] : [draw() < some ? { ...row, value: amountOf(draw) } : row],
      );
    });
    const readers = [null, ...catalog.members.map(({ id }) => id)];
    const memberId = readers[reader % readers.length] ?? null;
    return { catalog, policy, rows, earlier, memberId, first, today };
  });

interface Place {
  memberId: string;
  itemId: string;
  year: number;
}

/** Years outside a membership among them. */
function placesOf({ members, measures }: Catalog): Place[] {
  return members.flatMap(({ id: memberId }) =>
    measures.flatMap(({ id: itemId }) =>
      Array.from({ length: LAST - FIRST + 1 }, (_, at) => ({ memberId, itemId, year: FIRST + at })),
    ),
  );
}

export function rowAt({ memberId, itemId, year }: Place, value: Decimal): Observation {
  return {
    kind: "measure",
    itemId,
    categoryId: null,
    memberId,
    year,
    state: "value",
    value,
    status: "verified",
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    note: null,
    source: null,
    revision: 1,
    changedAt: "",
    changedBy: "",
    computed: false,
  };
}
