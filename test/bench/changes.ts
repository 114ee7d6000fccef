import { rollUp } from "../../app/domain/rollup/rollup";
import type { Catalog, Observation } from "../../app/domain/terms";
import { readCatalogAndYears } from "../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../app/records/entry/write-observations.server";
import { readRollup } from "../../app/records/figures/rollup.server";
import { readSums } from "../../app/records/figures/sums.server";
import { keepSums } from "../../app/records/kept-sums/kept-sums.server";
import { lockMembers } from "../../app/records/locks.server";
import { readObservations } from "../../app/records/observations/observations.server";
import { upserting } from "../../app/records/observations/tables.server";
import { inOrder } from "../../db/in-order";
import type { TenantDb } from "../../db/tenant";
import { client } from "./client";
import { FIRST, type Field, LAST, MEASURE_CODES, makeField, S } from "./field";
import { type Ground, ground } from "./ground";
import { group, line, part } from "./report";
import { DEMO_EMAIL, signInAs } from "./sign-in";
import { clock, compare, timingOf } from "./timing";

let edits = 0;
/** Never equals the stored value. */
const another = () => `${3000 + (++edits % 1000)}`;

/** (d) */
export async function editing(): Promise<void> {
  part(
    "d",
    "One value edited, until the new roll-up is answered",
    "The change is checked, stored and kept in the history, the sums are brought up to date, the roll-up is read.",
  );
  const here = await ground();
  for (const [collaborative, name, p95] of [
    [here.s, "S", 13],
    [here.l, "L", 25],
  ] as const) {
    group(name);
    const took = await compare(60, {
      api: await saveOverApi(here, collaborative),
      grid: await saveInGrid(here, collaborative),
      on: saveInProcess(collaborative),
      off: saveBare(here, collaborative),
    });
    line("API: POST …/observations, then GET …/rollup", took.api, { p95 });
    line("grid: POST …/data/cells, then GET …/rollup", took.grid, { p95 });
    line("in process, with row-level security and history", took.on);
    line("in process, superuser, no checks, history, disclosure", took.off);
    line("  what security, checks, history, disclosure add", took.on, { with: took.off, as: "without" });
  }
}

const rollupPath = (collaborative: Field) => `/api/v1/${collaborative.slug}/rollup?year=${LAST}`;

async function saveOverApi({ app, tokenFor }: Ground, collaborative: Field) {
  const agent = client(app.url);
  const headers = {
    authorization: `Bearer ${await tokenFor(collaborative.slug)}`,
    "content-type": "application/json",
  };
  return async () => {
    const row = { member: "member-2", measure: "new_hires", year: LAST, value: another() };
    await agent.send("POST", `/api/v1/${collaborative.slug}/observations`, headers, JSON.stringify([row]));
    await agent.send("GET", rollupPath(collaborative), headers);
  };
}

async function saveInGrid({ app, tokenFor }: Ground, collaborative: Field) {
  const agent = client(app.url);
  const authorization = `Bearer ${await tokenFor(collaborative.slug)}`;
  const headers = {
    cookie: await signInAs(app.url, DEMO_EMAIL),
    origin: app.url,
    "content-type": "application/json",
  };
  let revision = 1;
  return async () => {
    const changes = [{ code: "new_hires", year: LAST, text: another(), revision }];
    const path = `/c/${collaborative.slug}/data/cells?member=member-3`;
    const { text } = await agent.send("POST", path, headers, JSON.stringify({ changes }));
    revision = JSON.parse(text).cells[0].revision;
    await agent.send("GET", rollupPath(collaborative), { authorization });
  };
}

const memberOf = ({ members }: Catalog, slug: string) =>
  members.find((member) => member.slug === slug)?.id ?? "";

/** The transactions of the two requests, without HTTP. */
function saveInProcess(collaborative: Field) {
  return async () => {
    await collaborative.enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      const memberId = memberOf(catalog, "member-4");
      const write = { memberId, kind: "measure", code: "new_hires", year: LAST, state: "value" } as const;
      await writeObservations(db, catalog, [{ ...write, value: another() }]);
    });
    await collaborative.enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      return readRollup(db, { viewer: { role: "backbone", memberId: null }, catalog, to: LAST });
    });
  };
}

/** The same statements without the guards: only store, sum, and read. */
function saveBare({ superuser }: Ground, collaborative: Field) {
  const actor = { name: "Benchmark", userId: null };
  const enter = <T>(work: (db: TenantDb) => Promise<T>) =>
    superuser.db.transaction((tx) =>
      work({ tx, collaborativeId: collaborative.id, actor } as unknown as TenantDb),
    );
  return async () => {
    await enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      const memberIds = [memberOf(catalog, "member-5")];
      const measureIds = catalog.measures.flatMap(({ id, code }) => (code === "new_hires" ? [id] : []));
      await lockMembers(db, memberIds);
      const observations = await readObservations(db, {
        memberIds,
        itemIds: measureIds,
        from: LAST,
        to: LAST,
      });
      const before = observations[0] as Observation;
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
/** Collaboratives that files are imported into. */
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
    const collaborative = await makeField(database, null, `bench-import-${place}`, { ...S, categories: 0 });
    const authorization = `Bearer ${await tokenFor(collaborative.slug)}`;
    const send = (round: number) =>
      clock(() =>
        agent.send(
          "POST",
          `/api/v1/${collaborative.slug}/observations`,
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
  // A server that has just started takes twice as long, so the first files only warm it up.
  const warm = (took: number[]) => timingOf(took.slice(took.length / 3));
  line("new values", warm(files.created), { p95: 100 });
  line("other values than stored", warm(files.changed), { p95: 100 });
  line("the same values again", warm(files.unchanged), { p95: 100 });
}

/** The first 1,000 cells of a collaborative of size S. Each part stays smaller than its whole. */
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
