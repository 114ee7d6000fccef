import { rollUp } from "../../app/domain/rollup";
import type { Catalog, Observation } from "../../app/domain/types";
import { readCatalogAndYears } from "../../app/records/catalog.server";
import { keepSums } from "../../app/records/kept.server";
import { lockMembers } from "../../app/records/locks.server";
import { upserting } from "../../app/records/observation-tables.server";
import { readObservations } from "../../app/records/observations.server";
import { readRollup } from "../../app/records/rollup.server";
import { readSums } from "../../app/records/sums.server";
import { writeObservations } from "../../app/records/write-observations.server";
import { inOrder } from "../../db/in-order";
import type { TenantDb } from "../../db/tenant";
import { client } from "./client";
import { FIRST, LAST, type Made, MEASURE_CODES, makeField, S } from "./field";
import { type Ground, ground } from "./ground";
import { group, line, part } from "./report";
import { DEMO_EMAIL, signInAs } from "./sign-in";
import { clock, compare, timingOf } from "./timing";

let edits = 0;
/** Never the value that is stored. */
const another = () => `${3000 + (++edits % 1000)}`;

/** (d) */
export async function editing(): Promise<void> {
  part(
    "d",
    "One value edited, until the new roll-up is answered",
    "The change is checked, stored and kept in the history, the sums are brought up to date, the roll-up is read.",
  );
  const here = await ground();
  for (const [one, name, p95] of [
    [here.s, "S", 13],
    [here.l, "L", 25],
  ] as const) {
    group(name);
    const took = await compare(60, {
      api: await overApi(here, one),
      grid: await throughGrid(here, one),
      on: inProcess(one),
      off: bare(here, one),
    });
    line("API: POST …/observations, then GET …/rollup", took.api, { p95 });
    line("grid: POST …/data/cells, then GET …/rollup", took.grid, { p95 });
    line("in process, with row-level security and history", took.on);
    line("in process, superuser, no checks, history, disclosure", took.off);
    line("  what security, checks, history, disclosure add", took.on, { with: took.off, as: "without" });
  }
}

const rollupPath = (one: Made) => `/api/v1/${one.slug}/rollup?year=${LAST}`;

async function overApi({ app, tokenFor }: Ground, one: Made) {
  const agent = client(app.url);
  const headers = {
    authorization: `Bearer ${await tokenFor(one.slug)}`,
    "content-type": "application/json",
  };
  return async () => {
    const row = { member: "member-2", measure: "new_hires", year: LAST, value: another() };
    await agent.send("POST", `/api/v1/${one.slug}/observations`, headers, JSON.stringify([row]));
    await agent.send("GET", rollupPath(one), headers);
  };
}

async function throughGrid({ app, tokenFor }: Ground, one: Made) {
  const agent = client(app.url);
  const authorization = `Bearer ${await tokenFor(one.slug)}`;
  const headers = {
    cookie: await signInAs(app.url, DEMO_EMAIL),
    origin: app.url,
    "content-type": "application/json",
  };
  let revision = 1;
  return async () => {
    const changes = [{ code: "new_hires", year: LAST, text: another(), revision }];
    const path = `/c/${one.slug}/data/cells?member=member-3`;
    const { text } = await agent.send("POST", path, headers, JSON.stringify({ changes }));
    revision = JSON.parse(text).cells[0].revision;
    await agent.send("GET", rollupPath(one), { authorization });
  };
}

const memberOf = ({ members }: Catalog, slug: string) => members.find((one) => one.slug === slug)?.id ?? "";

/** Two transactions as the two requests have them, without HTTP. */
function inProcess(one: Made) {
  return async () => {
    await one.enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      const memberId = memberOf(catalog, "member-4");
      const write = { memberId, kind: "measure", code: "new_hires", year: LAST, state: "value" } as const;
      await writeObservations(db, catalog, [{ ...write, value: another() }]);
    });
    await one.enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      return readRollup(db, { role: "backbone", memberId: null }, catalog, LAST);
    });
  };
}

/** The same statements where nothing guards them: what is left is storing, summing and reading. */
function bare({ superuser }: Ground, one: Made) {
  const actor = { name: "Benchmark", userId: null };
  const enter = <T>(work: (db: TenantDb) => Promise<T>) =>
    superuser.db.transaction((tx) => work({ tx, collaborativeId: one.id, actor } as unknown as TenantDb));
  return async () => {
    await enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      const memberIds = [memberOf(catalog, "member-5")];
      const measureIds = catalog.measures.flatMap(({ id, code }) => (code === "new_hires" ? [id] : []));
      await lockMembers(db, memberIds);
      const found = await readObservations(db, { memberIds, itemIds: measureIds, from: LAST, to: LAST });
      const before = found[0] as Observation;
      await inOrder(db, upserting(db, [{ ...before, value: another(), revision: before.revision + 1 }]));
      await keepSums(db, { memberIds, years: [LAST], measureIds, metricIds: [] });
    });
    await enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      return rollUp(catalog, await readSums(db, catalog, FIRST, LAST));
    });
  };
}

const ROWS = 1000;
/** Collaboratives that get files. */
const PLACES = 18;

/** (h) */
export async function imports(): Promise<void> {
  part(
    "h",
    "A file of 1,000 rows sent to the API",
    "Read, checked against what is stored, stored with history, summed up; all rows in one transaction.",
  );
  const { database, app, tokenFor } = await ground();
  const agent = client(app.url);
  const files = { created: [] as number[], changed: [] as number[], unchanged: [] as number[] };
  for (let place = 0; place < PLACES; place++) {
    const one = await makeField(database, null, `bench-import-${place}`, { ...S, categories: 0 });
    const authorization = `Bearer ${await tokenFor(one.slug)}`;
    const send = (round: number) =>
      clock(() =>
        agent.send(
          "POST",
          `/api/v1/${one.slug}/observations`,
          { authorization, "content-type": "text/csv" },
          fileOf(round),
        ),
      );
    files.created.push(await send(0));
    for (const round of [1, 2]) {
      files.changed.push(await send(round));
      files.unchanged.push(await send(round));
    }
  }
  agent.close();
  // A server that has just started takes twice as long: the first files only warm it up.
  const warm = (took: number[]) => timingOf(took.slice(took.length / 3));
  line("new values", warm(files.created), { p95: 100 });
  line("other values than stored", warm(files.changed), { p95: 100 });
  line("the same values again", warm(files.unchanged), { p95: 100 });
}

/** The first 1,000 places of a collaborative of size S; what is part of another stays smaller than that. */
function fileOf(round: number): string {
  const lines = ["member,measure,year,value"];
  for (const code of MEASURE_CODES)
    for (let member = 1; member <= S.members; member++)
      for (let year = FIRST; year <= LAST; year++) {
        const whole = ["new_hires", "impact_hires_due_12m", "employees"].includes(code) ? 5000 : 1000;
        lines.push(`member-${member},${code},${year},${whole + member * 10 + round}`);
      }
  return lines.slice(0, ROWS + 1).join("\n");
}
