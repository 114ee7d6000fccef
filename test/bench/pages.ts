import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { client, flood, NOWHERE } from "./client";
import { ground } from "./ground";
import { part, text, times, verdict } from "./report";
import { DEMO_EMAIL, signInAs } from "./sign-in";
import { timingOf } from "./timing";

const CONNECTIONS = 32;
const READS = 800;

/** (f) */
export async function pages(): Promise<void> {
  part(
    "f",
    `Overview pages a second over ${CONNECTIONS} connections`,
    "Signed in, of S on PostgreSQL, against pages of the same server that need no database.",
  );
  const { app, s } = await ground();
  const agent = client(app.url, CONNECTIONS);
  const cookie = await signInAs(app.url, DEMO_EMAIL);
  const gzip = { "accept-encoding": "gzip" };
  const kinds = {
    "sign-in page": () => agent.send("GET", "/", gzip),
    "page that says “not found”": () => agent.send("GET", NOWHERE, gzip),
    "overview page": () => agent.send("GET", `/c/${s.slug}`, { ...gzip, cookie }),
  };
  const rates = new Map<string, { took: number[]; rates: number[] }>();
  for (let round = -1; round < 3; round++)
    for (const [name, ask] of Object.entries(kinds)) {
      const { took, perSecond } = await flood(CONNECTIONS, READS / 2, ask);
      const sum = rates.get(name) ?? { took: [], rates: [] };
      if (round >= 0) rates.set(name, { took: [...sum.took, ...took], rates: [...sum.rates, perSecond] });
    }
  const rateOf = (name: string) => timingOf(rates.get(name)?.rates ?? []).p50;
  const overview = rateOf("overview page");
  for (const [name, { took }] of rates) {
    const { p50, p95, p99 } = timingOf(took);
    const rate = `${rateOf(name).toFixed(0).padStart(5)} a second`;
    const ratio = name === "overview page" ? "" : `  overview ${times(overview / rateOf(name))} of that`;
    const target =
      name === "sign-in page" ? `  ${verdict(overview >= rateOf(name) / 3, "at least a third")}` : "";
    text(name, `${rate}  p50 ${ms(p50)}  p95 ${ms(p95)}  p99 ${ms(p99)}${ratio}${target}`);
  }
  const html = (await agent.send("GET", `/c/${s.slug}`, { cookie })).text;
  text("script of the overview before charts", `${await scriptOf(app.url, html)} kB gzipped`);
  agent.close();
}

const ms = (time: number) => `${time.toFixed(0)} ms`;

/** Every script the page requests before anything is clicked, as sent over the wire. */
async function scriptOf(url: string, html: string): Promise<number> {
  const names = new Set(html.match(/\/assets\/[\w.-]+\.js/g) ?? []);
  let bytes = 0;
  for (const name of names)
    bytes += gzipSync(Buffer.from(await (await fetch(url + name)).arrayBuffer())).length;
  return Math.round(bytes / 1000);
}

/** (g) */
export async function memory(): Promise<void> {
  part(
    "g",
    "Memory of the server over 3,000 overviews",
    "What is left after its garbage is collected, before and after each thousand; growth means a leak.",
  );
  if (process.platform === "win32") return text("not measured", "the server is asked by a signal");
  const { app, s } = await ground();
  const agent = client(app.url, 8);
  const cookie = await signInAs(app.url, DEMO_EMAIL);
  const read = (many: number) => flood(8, many, () => agent.send("GET", `/c/${s.slug}`, { cookie }));
  await read(500);
  const readings = [await collected()];
  for (let round = 1; round <= 3; round++) {
    await read(1000);
    readings.push(await collected());
    const { heap, rss } = readings[round] as Memory;
    const more = heap - (readings[round - 1]?.heap ?? 0);
    text(
      `after ${round},000 more`,
      `heap ${heap.toFixed(1)} MB (${more >= 0 ? "+" : ""}${more.toFixed(1)}), resident ${rss.toFixed(0)} MB`,
    );
  }
  const slope = ((readings[3]?.heap ?? 0) - (readings[1]?.heap ?? 0)) / 2;
  text("growth a thousand, after the first", `${slope.toFixed(2)} MB ${verdict(slope < 0.5, "none")}`);
  agent.close();

  async function collected(): Promise<Memory> {
    const seen = app.output().length;
    process.kill(app.pid, "SIGUSR2");
    for (let wait = 0; wait < 100; wait++) {
      const report = /^memory (\d+) (\d+) \d+$/m.exec(app.output().slice(seen));
      if (report) return { heap: Number(report[1]) / 1e6, rss: Number(report[2]) / 1e6 };
      await pause(50);
    }
    throw new Error("the server does not tell its memory");
  }
}

/** In megabytes. */
interface Memory {
  heap: number;
  rss: number;
}
