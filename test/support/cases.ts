import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Member } from "../../app/domain/types";
import { readCatalog } from "../../app/records/catalog.server";
import { readRollup, yearOf } from "../../app/records/rollup.server";
import { writeObservations } from "../../app/records/write-observations.server";
import { metricJson, totalJson } from "../../app/routes/api/shapes";
import type { Database } from "../../db/client";
import { makeCollaborative } from "./databases";
import type { OracleObservation } from "./oracle";

/** A collaborative with the roll-up that it must have, to the last digit. */
export interface RollupCase {
  baselineYear: number;
  year: number;
  members: Omit<Member, "id">[];
  observations: (OracleObservation & { note?: string })[];
  expected: { totals: Record<string, object>; metrics: Record<string, object> };
}

/** Our own cases, and those kept outside of the project where there are any. */
export function rollupCases(): { name: string; given: RollupCase }[] {
  return ["../cases", "../../../shared/cases"].flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => name.endsWith(".json"))
      .map((name) => ({ name, given: JSON.parse(readFileSync(`${path}/${name}`, "utf8")) as RollupCase }));
  });
}

/** Stores a case through the app's own writing, and reads the year's roll-up as backbone staff see it. */
export async function rollUpCase(database: Database, given: Omit<RollupCase, "expected">) {
  const { baselineYear, year, members, observations } = given;
  const collaborative = await makeCollaborative(database, { profile: { baselineYear }, members });
  return collaborative.enter(async (db) => {
    const catalog = await readCatalog(db);
    const idOf = new Map(catalog.members.map((member) => [member.slug, member.id]));
    const outcome = await writeObservations(
      db,
      catalog,
      observations.map((one) => ({
        memberId: idOf.get(one.member) ?? "",
        kind: "measure" as const,
        code: one.measure,
        year: one.year,
        state: one.state ?? "value",
        value: one.value ?? null,
        note: one.note ?? (one.state === "unavailable" ? "no reason given" : null),
      })),
    );
    if (!outcome.stored) throw new Error(`the case was refused: ${JSON.stringify(outcome)}`);
    const rollup = await readRollup(db, { role: "backbone", memberId: null }, catalog, year);
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
