import { readCatalogAndYears } from "../../app/records/collaboratives/catalog.server";
import { grantRole } from "../../app/records/collaboratives/collaboratives.server";
import { writeObservations } from "../../app/records/entry/write-observations.server";
import { readDecision } from "../../app/records/figures/decision.server";
import { todayIso } from "../../app/records/today";
import { client } from "./client";
import { type Field, LAST, makeField } from "./field";
import { ground, idOfPerson } from "./ground";
import { group, part, text, verdict } from "./report";
import { DEMO_EMAIL, signInAs } from "./sign-in";
import { clock, clockTurns, timingOf } from "./timing";

const POLICIES = ["totals_only", "anonymous_peers"] as const;
const ROUNDS = 20;

/** (k) */
export async function executivesPage(): Promise<void> {
  part(
    "k",
    "An executive's overview after somebody else's edit",
    "The decision alone, in this process, and the page over HTTP, with the slowest answer of /health/live meanwhile.",
  );
  const { database, superuser, app } = await ground();
  const executive = await idOfPerson(database, "executive@demo.example");
  const backbone = await idOfPerson(database, DEMO_EMAIL);
  const cookies = {
    executive: await signInAs(app.url, "executive@demo.example"),
    backbone: await signInAs(app.url, DEMO_EMAIL),
  };
  for (const [members, most] of [
    [12, 60],
    [100, 400],
  ] as const)
    for (const peers of POLICIES) {
      group(`${members} members, ${peers.replace("_", " ")}`);
      const size = { members, categories: 0 };
      const field = await makeField(
        database,
        superuser.owner,
        `edited-${members}-${peers.replace("_", "-")}`,
        size,
        peers,
      );
      const memberId = await memberOf(field, "member-1");
      await field.enter(async (db) => {
        await grantRole(db, { userId: executive, role: "executive", memberId });
        await grantRole(db, { userId: backbone, role: "backbone", memberId: null });
      });
      let taken = 0;
      const edits = {
        "nothing has changed": async () => {},
        "a value has changed": () => store(field, { member: "member-2", year: LAST, value: another() }),
        // Each time another one, so that nothing is known of who reported what.
        "a number is gone": async () => {
          const [member, years] = [2 + (taken % (members - 1)), Math.floor(taken / (members - 1))];
          await store(field, { member: `member-${member}`, year: LAST - 1 - years, value: null });
          taken++;
        },
      };
      for (const [name, edit] of Object.entries(edits)) {
        const alone = await decisionAfter(field, memberId, edit);
        const goal = name.startsWith("a value") ? 5 : name.startsWith("a number") ? most : null;
        text(
          `the decision, once ${name}`,
          `p50 ${ms(alone.p50)}, p95 ${ms(alone.p95)}, longest turn ${ms(alone.longest)}${
            goal === null
              ? ""
              : ` ${verdict(alone.p50 < goal, `p50 under ${goal} ms`)} ${verdict(alone.longest < 25, "no turn over 25 ms")}`
          }`,
        );
      }
      for (const [name, edit] of Object.entries(edits))
        for (const [who, cookie] of Object.entries(cookies)) {
          const page = await pageAfter(app.url, field, cookie, edit);
          text(
            `${who}'s page, once ${name}`,
            `p50 ${ms(page.p50)}, p95 ${ms(page.p95)}, /health/live at most ${ms(page.health)}`,
          );
        }
    }
}

let edits = 0;
const another = () => `${3000 + (++edits % 1000)}`;
const memberOf = (field: Field, slug: string) =>
  field.enter(async (db) => {
    const { catalog } = await readCatalogAndYears(db);
    return catalog.members.find((member) => member.slug === slug)?.id ?? "";
  });

/** @param edit.value null: the number is taken away */
async function store(field: Field, edit: { member: string; year: number; value: string | null }) {
  const { member, year, value } = edit;
  const memberId = await memberOf(field, member);
  const state = value === null ? ("missing" as const) : ("value" as const);
  const outcome = await field.enter(async (db) => {
    const { catalog } = await readCatalogAndYears(db);
    const write = { memberId, kind: "measure" as const, code: "employees", year, state, value };
    return writeObservations(db, catalog, [write]);
  });
  if (!outcome.stored) throw new Error(`the edit was refused: ${JSON.stringify(outcome.errors)}`);
}

async function decisionAfter(field: Field, memberId: string, edit: () => Promise<void>) {
  const took: number[] = [];
  let longest = 0;
  for (let round = -3; round < ROUNDS; round++) {
    await edit();
    const time = await field.enter(async (db) => {
      const { catalog } = await readCatalogAndYears(db);
      const { policy } = catalog.collaborative;
      const viewer = { role: "executive", memberId } as const;
      return clockTurns(() => readDecision(db, { viewer, catalog, policy, today: todayIso() }));
    });
    if (round < 0) continue;
    took.push(time.took);
    longest = Math.max(longest, time.longest);
  }
  return { ...timingOf(took), longest };
}

async function pageAfter(url: string, { slug }: Field, cookie: string, edit: () => Promise<void>) {
  const agent = client(url, 2);
  const took: number[] = [];
  let health = 0;
  for (let round = -3; round < ROUNDS; round++) {
    await edit();
    let isDone = false;
    const watching = (async () => {
      while (!isDone) {
        const time = await clock(() => agent.send("GET", "/health/live", {}));
        if (round >= 0) health = Math.max(health, time);
      }
    })();
    const time = await clock(() => agent.send("GET", `/c/${slug}`, { cookie }));
    isDone = true;
    await watching;
    if (round >= 0) took.push(time);
  }
  agent.close();
  return { ...timingOf(took), health };
}

const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
