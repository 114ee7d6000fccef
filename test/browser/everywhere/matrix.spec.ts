/** Every route, every role, every method, every form: who is let in, and who is not. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Role } from "../../../app/domain/terms";
import routes from "../../../app/routes";
import { type RunningApp, startApp } from "../../support/app/app";
import { EXPECTATIONS, type Expectation, ID, type Letter } from "../../support/app/expectations";
import { runCommand } from "../helpers/command";
import { freshAddress, signIn } from "../helpers/http";

const ROLES: Record<Letter, Role> = { B: "backbone", C: "convener", E: "executive", D: "data_lead" };
const LETTERS = Object.keys(ROLES) as Letter[];
const MEMBERS: Partial<Record<Letter, string>> = { E: "tarrow-valley-health", D: "wenlow-state" };

/** Who asks: a role's letter, someone with a role elsewhere, or nobody. */
type Caller = Letter | "outsider" | "anonymous";
const CALLERS: Caller[] = [...LETTERS, "outsider", "anonymous"];

let app: RunningApp;
const cookies = new Map<Caller, string>();
const tokens = new Map<Caller, string>();
const found = new Map<string, string>();

test.beforeAll(async () => {
  test.setTimeout(600_000);
  app = await startApp();
  for (const letter of LETTERS) {
    cookies.set(letter, await signIn(app.url, { demo: ROLES[letter] }));
    tokens.set(letter, await makeToken("demo", ROLES[letter], MEMBERS[letter]));
  }
  cookies.set("outsider", await makeOutsider());
  tokens.set("outsider", await makeToken("elsewhere", "backbone"));
  for (const [name, at, pattern] of [
    ["agreement", "/c/demo/partnership/agreements", /\/c\/demo\/partnership\/agreements\/([\w-]{36})/],
    ["outcome", "/c/demo/outcomes?state=released", /\/c\/demo\/outcomes\/([\w-]{36})/],
    ["story", "/c/demo/outcomes/stories", /\/c\/demo\/outcomes\/stories\/([\w-]{36})/],
    ["wave", "/c/demo/partnership/pulse", /\/c\/demo\/partnership\/pulse\/([\w-]{36})/],
    ["goal", "/c/demo/goals", /\/c\/demo\/goals\/([\w-]{36})/],
    ["investment", "/c/demo/investments", /\/c\/demo\/investments\/([\w-]{36})/],
    // Of the technical college: neither the executive's institution nor the data lead's.
    [
      "action",
      "/c/demo/partnership/actions?member=millrace-technical",
      /\/c\/demo\/partnership\/actions\/([\w-]{36})/,
    ],
    [
      "initiative",
      "/c/demo/partnership/initiatives?stage=paused",
      /\/c\/demo\/partnership\/initiatives\/([\w-]{36})/,
    ],
    ["contact", "/c/demo/partnership/people", /partnership\/people\/([\w-]{36})/],
    ["partner", "/c/demo/partnership/people", /partnership\/organizations\/([\w-]{36})/],
    ["body", "/c/demo/partnership/bodies", /partnership\/bodies\/([\w-]{36})/],
    // The last one listed was held, and its minutes are approved.
    ["meeting", "/c/demo/partnership/meetings", /[\s\S]*"\/c\/demo\/partnership\/meetings\/([\w-]{36})"/],
    ["participant", "/n/river-cities/participants", /\/n\/river-cities\/participants\/([\w-]{36})/],
    ["networkMeeting", "/n/river-cities", /\/n\/river-cities\/meetings\/([\w-]{36})/],
    ["thread", "/n/river-cities/messages", /\/n\/river-cities\/messages\/([\w-]{36})/],
    ["report", "/c/demo/reports", /"\/c\/demo\/reports\/([\w-]+)/],
  ] as const) {
    const text = await (await send("B", "GET", at)).text();
    found.set(name, pattern.exec(text)?.[1] ?? "");
    expect(found.get(name), name).toBeTruthy();
  }
});
test.afterAll(() => app.stop());

async function makeToken(collaborative: string, role: Role, member?: string): Promise<string> {
  const args = ["--collaborative", collaborative, "--role", role, ...(member ? ["--member", member] : [])];
  return (await runCommand(app, "token", args)).split("\n").at(-1) ?? "";
}

/** Backbone staff of another collaborative. */
async function makeOutsider(): Promise<string> {
  const args = ["--collaborative", "Elsewhere", "--slug", "elsewhere", "--baseline", "2022"];
  const output = await runCommand(app, "create", [...args, "--admin", "outsider@example.org"]);
  const secret = /invite_[\w-]+/.exec(output)?.[0];
  const joined = await fetch(`${app.url}/invitation/${secret}`, {
    method: "POST",
    headers: { origin: app.url, "x-forwarded-for": freshAddress() },
    body: new URLSearchParams({ name: "Somebody Else", password: "a calm river in spring" }),
    redirect: "manual",
  });
  const cookie = joined.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`The outsider could not join: ${joined.status}`);
  return cookie;
}

const isApi = (at: string) => at.startsWith("/api/");

async function send(
  caller: Caller,
  method: string,
  at: string,
  body?: string,
  json = false,
): Promise<Response> {
  const headers = new Headers({ origin: app.url, "x-forwarded-for": freshAddress() });
  if (body !== undefined)
    headers.set("content-type", json ? "application/json" : "application/x-www-form-urlencoded");
  if (caller !== "anonymous" && isApi(at)) headers.set("authorization", `Bearer ${tokens.get(caller)}`);
  else if (caller !== "anonymous") headers.set("cookie", cookies.get(caller) ?? "");
  return fetch(app.url + at, { method, headers, redirect: "manual", ...(body !== undefined && { body }) });
}

const filled = (at: string) => at.replace(/\{(\w+)\}/g, (_, name) => found.get(name) ?? "");

/** What a caller should get: a status, or "in" for whatever those get who are let in. */
function expected(at: string, who: string | number, caller: Caller): number | "in" {
  if (typeof who === "number") return who;
  if (who === "everyone") return "in";
  if (caller === "anonymous") return isApi(at) ? 401 : 302;
  if (who === "signed in" || (who === "own account" && caller === "outsider")) return "in";
  if (caller === "outsider") return 404;
  return who.includes(caller) ? "in" : 403;
}

const isToSignIn = (response: Response) =>
  response.status === 302 && (response.headers.get("location") ?? "").startsWith("/?next=");

/** The answer as it is compared with what is expected. */
function outcome(response: Response, wanted: number | "in"): number | string {
  const { status } = response;
  if (wanted !== "in") return status === 302 && wanted === 302 ? 302 : status;
  if (isToSignIn(response) || [401, 403, 405].includes(status) || status >= 500) return status;
  return "in";
}

test("every route of the app has an expectation, and every expectation a route", () => {
  const patterns = routes.map(({ path }) => path ?? "/");
  expect(Object.keys(EXPECTATIONS).sort()).toEqual([...patterns].sort());
});

test("every form that an action tells apart has an expectation", () => {
  const missing = routes.flatMap(({ path, file }) => {
    const { post = [] } = EXPECTATIONS[path ?? "/"] as Expectation;
    const text = readFileSync(join("app", file), "utf8");
    const acts = /export (async function|const) action/.test(text);
    if (acts !== post.length > 0 && !file.startsWith("routes/api/"))
      return [`${path}: ${acts ? "acts" : "only reads"}`];
    const sent = post.map(([form]) => form).join("&");
    return acts
      ? intentsOf(file, text).flatMap((word) => (sent.includes(word) ? [] : [`${path}: ${word}`]))
      : [];
  });
  expect(missing).toEqual([]);
});

/** Words by which an action and the modules of its own folder that it imports choose what to do. */
function intentsOf(file: string, text: string): string[] {
  const folder = join("app", dirname(file));
  const steps = readdirSync(folder).filter((name) => {
    const stem = name.replace(/\.tsx?$/, "");
    return /\.ts$/.test(name) && text.includes(`"./${stem}"`);
  });
  const sources = [text, ...steps.map((name) => readFileSync(join(folder, name), "utf8"))].join("\n");
  const words = [
    ...sources.matchAll(/intent(?:"\)|: z\.literal\(| ===| !==)[ =(]*"([\w-]+)"/g),
    ...sources.matchAll(/form\.has\("([\w-]+)"\)/g),
  ];
  return [...new Set(words.map(([, word = ""]) => word))];
}

test("every address lets in whom it should, whatever the method and the form", async () => {
  test.setTimeout(900_000);
  const results: Record<string, unknown> = {};
  const wanted: Record<string, unknown> = {};
  const all = Object.entries(EXPECTATIONS).map(([pattern, expectation]) => {
    const at = filled(expectation.at);
    const compare = async (caller: Caller, method: string, want: number | "in", body?: string) => {
      const line = `${caller} ${method} ${at} ${body ?? ""}`;
      const response = await send(caller, method, at, body, expectation.json);
      results[line] = outcome(response, want);
      wanted[line] = want;
      await response.arrayBuffer();
    };
    return { ...expectation, pattern, at, compare };
  });
  for (const { at, get, but = {}, compare } of all)
    for (const caller of CALLERS)
      await compare(caller, "GET", but[caller as Letter] ?? expected(at, get, caller));
  for (const { pattern, at, post, compare } of all) {
    // Those who are refused first: what the others send could change what is there.
    for (const [body, who] of post ?? [["", 405]])
      for (const caller of pattern === "sign-out" ? (["anonymous"] as const) : [...CALLERS].reverse())
        await compare(caller, "POST", expected(at, who, caller), body);
    if (isApi(at)) continue;
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const response = await send("B", method, at, "");
      results[`${method} ${at}`] = [response.status, response.headers.get("allow")];
      wanted[`${method} ${at}`] = [405, "GET, HEAD, POST"];
    }
  }
  expect(results).toEqual(wanted);
});

test("an intent that every object has is answered like any other that is none", async () => {
  test.setTimeout(300_000);
  const failed: string[] = [];
  for (const { at: address, post = [], json } of Object.values(EXPECTATIONS)) {
    if (json || !post.some(([sent, who]) => sent.includes("intent=") && String(who).includes("B"))) continue;
    const at = filled(address);
    const answerTo = async (intent: string) => {
      const response = await send("B", "POST", at, `intent=${intent}`);
      await response.arrayBuffer();
      return response.status;
    };
    const wanted = await answerTo("nothing-like-it");
    for (const intent of ["__proto__", "constructor", "toString"]) {
      const status = await answerTo(intent);
      if (status !== wanted || status >= 500) failed.push(`${at} ${intent}: ${status}, not ${wanted}`);
    }
  }
  expect(failed).toEqual([]);
});

test("what is no id belongs to nothing, and is no fault of the app", async () => {
  test.setTimeout(300_000);
  const failed: string[] = [];
  for (const { at: address, post = [], json } of Object.values(EXPECTATIONS))
    for (const [sent] of post.filter(([body]) => !json && body.includes(ID)))
      for (const no of ["abc", "", "0"]) {
        const at = filled(address);
        const response = await send("B", "POST", at, sent.replaceAll(ID, no));
        await response.arrayBuffer();
        if (response.status >= 500) failed.push(`${response.status} ${at} ${sent.replaceAll(ID, no)}`);
      }
  expect(failed).toEqual([]);
});

test("a session opens nothing of the API, and a token no page", async () => {
  const asSession = await fetch(`${app.url}/api/v1/demo/members`, {
    headers: { cookie: cookies.get("B") ?? "" },
  });
  expect(asSession.status).toBe(401);
  const asToken = await fetch(`${app.url}/c/demo`, {
    headers: { authorization: `Bearer ${tokens.get("B")}` },
    redirect: "manual",
  });
  expect(isToSignIn(asToken)).toBe(true);
});

test("PUT of a member is for backbone staff's tokens only", async () => {
  const results: Record<string, number> = {};
  for (const caller of CALLERS)
    results[caller] = (await send(caller, "PUT", "/api/v1/demo/members/quillard", "{}", true)).status;
  expect(results).toEqual({ B: 422, C: 403, E: 403, D: 403, outsider: 404, anonymous: 401 });
});
