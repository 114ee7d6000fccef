import { client, flood } from "./client";
import { FIRST, LAST, MEASURES } from "./field";
import { ground } from "./ground";
import { group, line, part, text, verdict } from "./report";
import { DEMO_EMAIL, signInAs } from "./sign-in";
import { compare, timingOf } from "./timing";

/** (l) */
export async function gridPage(): Promise<void> {
  part(
    "l",
    "The entry grid's page, once another value has changed",
    "Against the overview of the same collaborative; both are read anew after each edit.",
  );
  const { app, s, l } = await ground();
  const cookie = await signInAs(app.url, DEMO_EMAIL);
  const agent = client(app.url);
  for (const [{ slug }, name] of [
    [s, "S"],
    [l, "L"],
  ] as const) {
    group(name);
    const save = saverOf(app.url, cookie, slug);
    const after = (path: string) => async () => {
      await save("member-7", "employees", LAST);
      return agent.send("GET", `/c/${slug}${path}`, { cookie });
    };
    const took = await compare(30, {
      save: () => save("member-7", "employees", LAST),
      overview: after(""),
      grid: after("/data?member=member-2"),
    });
    line("an edit alone", took.save);
    line("an edit, then the overview", took.overview);
    line("an edit, then the grid's page", took.grid);
    const alone = (all: number) => all - took.save.p50;
    const ratio = alone(took.grid.p50) / alone(took.overview.p50);
    text(
      "  the grid's page by the overview",
      `${ratio.toFixed(2)}× ${verdict(ratio <= 1.5, "at most 1.5×")}`,
    );
  }
  agent.close();
}

const EDITORS = [1, 8, 32];
const SAVES = 320;

/** (m) */
export async function editors(): Promise<void> {
  part(
    "m",
    "Many editors of one collaborative at once",
    "Each types into its own cells in the grid, one value after the other, on PostgreSQL.",
  );
  const { app, s, l } = await ground();
  const cookie = await signInAs(app.url, DEMO_EMAIL);
  for (const [{ slug }, name, members] of [
    [s, "S", 12],
    [l, "L", 100],
  ] as const) {
    group(name);
    for (const many of EDITORS) {
      const saves = Array.from({ length: many }, () => saverOf(app.url, cookie, slug));
      let next = 0;
      const free = [...saves.keys()];
      const run = () =>
        flood(many, SAVES, async () => {
          const editor = free.pop() ?? 0;
          const turn = next++;
          const place = placeOf(editor, turn, members);
          await saves[editor]?.(place.member, place.code, place.year);
          free.push(editor);
        });
      await run();
      const { took, perSecond } = await run();
      const { p50, p95 } = timingOf(took);
      const goals =
        many === 32
          ? ` ${verdict(perSecond >= 200, "200 a second")} ${verdict(p95 < 200, "p95 under 200 ms")}`
          : "";
      text(
        `${many} ${many === 1 ? "editor" : "editors"}`,
        `${perSecond.toFixed(0)} saves a second, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms${goals}`,
      );
    }
  }
}

/** What parts belong to: any value stays larger than its parts. */
const WHOLES = MEASURES.filter(({ partOf }) => !partOf).map(({ code }) => code);

/** An editor's own cells: a member's, or some of them where members are fewer than editors. */
function placeOf(editor: number, turn: number, members: number) {
  const member = `member-${1 + (editor % members)}`;
  const own = WHOLES.filter((_, at) => at % 3 === Math.floor(editor / members) % 3);
  return { member, code: own[turn % own.length] ?? "", year: LAST - 1 - (turn % (LAST - FIRST)) };
}

let edits = 0;
/** By collaborative and cell, for all parts of the benchmark. */
const revisions = new Map<string, number>();

/** Saves another value in a cell as the grid does. */
function saverOf(url: string, cookie: string, slug: string) {
  const agent = client(url);
  const headers = { cookie, origin: url, "content-type": "application/json" };
  return async (member: string, code: string, year: number) => {
    const place = `${slug} ${member} ${code} ${year}`;
    const changes = [{ code, year, text: `${3000 + (++edits % 1000)}`, revision: revisions.get(place) ?? 1 }];
    const path = `/c/${slug}/data/cells?member=${member}`;
    const { text: answer } = await agent.send("POST", path, headers, JSON.stringify({ changes }));
    revisions.set(place, JSON.parse(answer).cells[0].revision);
  };
}
