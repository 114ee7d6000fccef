import { v7 as uuidv7 } from "uuid";
import { openDatabase } from "../../db/open";
import { startApp } from "../support/app/app";
import { client } from "./client";
import { FIRST, LAST, MEASURE_CODES, makeField } from "./field";
import { SECRET, tokenFor } from "./ground";
import { bareCopy, server } from "./postgres";
import { part, text, times, verdict } from "./report";
import { clock, timingOf } from "./timing";

/** 1,000 members, 20 measures, 10 years. */
const MEMBERS = 1000;
const ROUNDS = 3;

/** (i) */
export async function bulk(): Promise<void> {
  part(
    "i",
    "A file of 200,000 rows sent to the API",
    "Read, checked, stored with history, summed up, in one transaction; beside a bare COPY of the same rows.",
  );
  const databaseUrl = await (await server()).createDatabase(`bulk_${uuidv7().slice(-6)}`);
  const database = await openDatabase({ databaseUrl, dataDir: "" });
  await database.migrate();
  const app = await startApp({
    env: { DATABASE_URL: databaseUrl, SESSION_SECRET: SECRET, DEMO: "0", NODE_OPTIONS: `--import=${PEAK}` },
  });
  let first: number | undefined;
  const took = { copy: [] as number[], created: [] as number[], changed: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const collaborative = await makeField(database, null, `bulk-${round}`, {
        members: MEMBERS,
        categories: 0,
      });
      took.copy.push(await bareCopy(databaseUrl, collaborative, [FIRST, LAST]));
      const authorization = `Bearer ${await tokenFor(database, collaborative.slug)}`;
      // A new connection each time: the app would close one that sits idle while the next file is built.
      const send = (file: string) =>
        clock(async () => {
          const agent = client(app.url);
          const headers = { authorization, "content-type": "text/csv" };
          await agent.send("POST", `/api/v1/${collaborative.slug}/observations`, headers, file);
          agent.close();
        });
      took.created.push(await send(fileOf(0)));
      first ??= await peakOf(app);
      took.changed.push(await send(fileOf(1)));
    }
    const copy = timingOf(took.copy).p50;
    for (const [name, runs] of [
      ["new values", took.created],
      ["other values than stored", took.changed],
    ] as const) {
      const { p50 } = timingOf(runs);
      const rows = Math.round((200_000 / p50) * 1000).toLocaleString("en-US");
      const summary = `${(p50 / 1000).toFixed(1)} s, ${rows} rows/s, ${times(p50 / copy)} COPY`;
      text(name, `${summary}  ${verdict(p50 <= 4 * copy, "a quarter of COPY's rows")}`);
    }
    text("a bare COPY of them, as superuser", `${(copy / 1000).toFixed(1)} s`);
    const peak = first ?? 0;
    text("the app's memory at its peak, first file", `${peak} MB  ${verdict(peak < 700, "under 700 MB")}`);
    text(`the same after ${2 * ROUNDS} files`, `${await peakOf(app)} MB`);
  } finally {
    await app.stop();
    await database.close();
  }
}

const PEAK = new URL("memory-probe.mjs", import.meta.url).href;

async function peakOf(app: Awaited<ReturnType<typeof startApp>>): Promise<number> {
  const before = app.output().length;
  process.kill(app.pid, "SIGUSR2");
  for (;;) {
    const peak = /memory \d+ \d+ (\d+)/.exec(app.output().slice(before))?.[1];
    if (peak) return Math.round(Number(peak) / 1024);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Keeps each part smaller than its whole. */
function fileOf(round: number): string {
  const lines = ["member,measure,year,value"];
  for (const code of MEASURE_CODES)
    for (let member = 1; member <= MEMBERS; member++)
      for (let year = FIRST; year <= LAST; year++) {
        const whole = ["new_hires", "impact_hires_due_12m", "employees"].includes(code) ? 50_000 : 1000;
        lines.push(`member-${member},${code},${year},${whole + member + round}`);
      }
  return lines.join("\n");
}
