import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ColumnsCase, deciding } from "../../app/domain/disclosure/decision";
import { columnOf, spanOf, yearsOf } from "../../app/domain/disclosure/pattern/columns";
import { KnownPatterns } from "../../app/domain/disclosure/pattern/known";
import { standardPolicy } from "../../app/domain/disclosure/presets";
import type { Catalog, Measure, Metric, PeerPolicy } from "../../app/domain/terms";
import { inTurns } from "../../app/records/figures/in-turns.server";
import { todayIso } from "../../app/records/today";
import { LAST, MEASURES, METRICS } from "./field";
import { group, part, text, verdict } from "./report";
import { clockTurns } from "./timing";

const POLICIES = ["totals_only", "anonymous_peers"] as const;
/** How many numbers are missing: with none, all members have the same standing; with some, each has its own. */
const GAPS = [0, 0.1];

/** (j) */
export async function decisions(): Promise<void> {
  part(
    "j",
    "What members may see of 20 measures, decided in memory",
    "For a first member with nothing known, for the next one, and again; with every number, and with a tenth missing.",
  );
  for (const [members, years] of [
    [12, 10],
    [60, 10],
    [200, 10],
    [12, 30],
    [60, 30],
    [200, 30],
  ] as const)
    for (const peers of POLICIES) {
      group(`${members} members, ${years} years, ${peers.replace("_", " ")}`);
      for (const gaps of GAPS) await decideOnce({ members, years, peers, gaps });
    }
}

interface Size {
  members: number;
  years: number;
  peers: PeerPolicy;
  gaps: number;
}

async function decideOnce({ members, years, peers, gaps }: Size): Promise<void> {
  const asked = caseOf({ members, years, peers, gaps });
  const known = new KnownPatterns();
  const before = heap();
  const ask = (member: number) =>
    clockTurns(() => {
      const memberId = asked.catalog.members[member]?.id ?? null;
      return inTurns("bench", deciding({ ...asked, viewer: { role: "executive", memberId } }, known));
    });
  const { took: first, longest } = await ask(0);
  const { took: next } = await ask(1);
  const { took: again } = await ask(0);
  const grown = (heap() - before) / 1e6;
  const isLargest = members === 200 && years === 30;
  const goals = isLargest
    ? ` ${verdict(first < 5000, "under 5 s")} ${verdict(grown < 200, "under 200 MB")}`
    : "";
  text(
    gaps === 0 ? "every number" : "a tenth missing",
    `${ms(first)}, next ${ms(next)}, again ${ms(again)}, longest turn ${ms(longest)}, keeps ${grown.toFixed(0)} MB${goals}`,
  );
}

const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** The field of the benchmark without a database, always with the same numbers missing. */
function caseOf({ members, years, peers, gaps }: Size): Omit<ColumnsCase, "viewer"> {
  const from = LAST - years + 1;
  const catalog: Catalog = {
    collaborative: {
      id: "bench",
      slug: "bench",
      name: "Bench",
      place: "",
      about: null,
      baselineYear: from,
      locale: "en-US",
      currency: "USD",
      policy: standardPolicy(peers),
    },
    members: Array.from({ length: members }, (_, place) => ({
      id: `member-${place}`,
      slug: `member-${place}`,
      name: `Member ${place}`,
      sector: "other",
      joinedOn: "1990-01-01",
      leftOn: null,
      fiscalYearEndMonth: 12,
      baselineYear: null,
      absences: [],
    })),
    dimensions: [],
    measures: MEASURES.map((measure, position): Measure => ({ ...measure, id: measure.code, position })),
    metrics: METRICS.map((metric, position): Metric => ({ ...metric, id: metric.code, position })),
  };
  const span = spanOf(catalog, from, LAST);
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const columns = new Map(
    catalog.measures.map(({ id }) => [
      id,
      columnOf(
        Array.from({ length: members * yearsOf(span) }, () =>
          draw() < gaps ? null : `${500 + Math.floor(draw() * 1000)}`,
        ),
      ),
    ]),
  );
  return {
    catalog,
    columns: ({ id }) => columns.get(id) ?? columnOf([]),
    policy: catalog.collaborative.policy,
    from,
    to: LAST,
    today: todayIso(),
  };
}
