import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Member } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readRollup, yearOf } from "../../../app/records/figures/rollup.server";
import { metricJson, totalJson } from "../../../app/routes/api/rollup/figure-shapes";
import type { Database } from "../../../db/client";
import { makeCollaborative } from "../database/databases";
import type { OracleObservation } from "./oracle";

/** A collaborative with its expected roll-up, exact to the last digit. */
export interface RollupCase {
  baselineYear: number;
  year: number;
  members: Omit<Member, "id">[];
  observations: (OracleObservation & { note?: string })[];
  expected: { totals: Record<string, object>; metrics: Record<string, object> };
}

/** Every case in test/cases. */
export function rollupCases(): { name: string; given: RollupCase }[] {
  const folder = fileURLToPath(new URL("../../cases", import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, given: JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as RollupCase }));
}

/** Stores a case through the app's own writes and reads the year's roll-up as backbone staff see it. */
export async function rollUpCase(database: Database, input: Omit<RollupCase, "expected">) {
  const { baselineYear, year, members, observations } = input;
  const collaborative = await makeCollaborative(database, { profile: { baselineYear }, members });
  return collaborative.enter(async (db) => {
    const catalog = await readCatalog(db);
    const idOf = new Map(catalog.members.map((member) => [member.slug, member.id]));
    const outcome = await writeObservations(
      db,
      catalog,
      observations.map((observation) => ({
        memberId: idOf.get(observation.member) ?? "",
        kind: "measure" as const,
        code: observation.measure,
        year: observation.year,
        state: observation.state ?? "value",
        value: observation.value ?? null,
        note: observation.note ?? (observation.state === "unavailable" ? "no reason given" : null),
      })),
    );
    if (!outcome.stored) throw new Error(`the case was refused: ${JSON.stringify(outcome)}`);
    const rollup = await readRollup(db, { viewer: { role: "backbone", memberId: null }, catalog, to: year });
    const { totals, metrics } = yearOf(rollup, year);
    return {
      totals: new Map(totals.map((total) => [total.measure, totalJson(total)])),
      metrics: new Map(
        metrics.flatMap((figure) => {
          const metric = catalog.metrics.find(({ code }) => code === figure.metric);
          return metric ? [[figure.metric, metricJson(figure, metric)] as const] : [];
        }),
      ),
    };
  });
}
