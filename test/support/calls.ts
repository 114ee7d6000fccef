import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { makeAuth } from "../../app/access/auth.server";
import { runChore } from "../../app/chores";
import type { Collaborative, Role } from "../../app/domain/types";
import * as continuum from "../../app/routes/api/continuum";
import * as goals from "../../app/routes/api/goals";
import * as measures from "../../app/routes/api/measures";
import * as member from "../../app/routes/api/member";
import * as members from "../../app/routes/api/members";
import * as observations from "../../app/routes/api/observations";
import * as rollup from "../../app/routes/api/rollup";
import type { Settings } from "../../app/settings";
import type { Database } from "../../db/client";
import { STANDARD_RUBRIC } from "../../seeds/library";
import { type Engine, makeCollaborative, openTestDatabase, type TestCollaborative } from "./databases";

export const PROBLEM = "application/problem+json";

/** A member as PUT takes it. */
export const HOSPITAL = {
  name: "River Hospital",
  sector: "health_system",
  joinedOn: "2021-07-01",
  leftOn: null,
  fiscalYearEndMonth: 6,
  baselineYear: null,
  absences: [],
};

export const SETTINGS: Settings = {
  port: 3000,
  host: "127.0.0.1",
  dataDir: "",
  sessionSecret: "a secret of the tests, long enough",
  demo: false,
};

/** What loaders and actions are handed besides their request. */
export function contextOf(database: Database, more: Partial<AppLoadContext> = {}): AppLoadContext {
  const settings = more.settings ?? SETTINGS;
  return {
    ...{ database, settings, auth: makeAuth(database, settings), cspNonce: "", clientIp: "203.0.113.5" },
    setCookie() {},
    ...more,
  };
}

/** Runs a chore and gives back the lines that it printed. */
export async function runPrinting(database: Database, name: string, args: string[]): Promise<string[]> {
  const lines: string[] = [];
  await runChore(name, database, SETTINGS, args, (line) => lines.push(line));
  return lines;
}

/** A token as the command line hands it out. */
export async function tokenFor(
  database: Database,
  collaborative: string,
  role: Role,
  member?: string,
): Promise<string> {
  const args = ["--collaborative", collaborative, "--role", role, ...(member ? ["--member", member] : [])];
  const lines = await runPrinting(database, "token", args);
  return lines.at(-1)?.split(" ").at(-1) ?? "";
}

type Headers = Record<string, string>;
type Sent = { method: string; headers?: Headers; body?: string | Uint8Array };

/** The API of one collaborative, as a program with this token reaches it. */
export function apiOf(context: AppLoadContext, collaborative: string, token: string | null) {
  const doorway = (path: string, { method, headers, body }: Sent, params = {}) => ({
    request: new Request(`http://127.0.0.1/api/v1/${collaborative}/${path}`, {
      method,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: body as BodyInit }),
    }),
    params: { collaborative, ...params },
    context,
  });
  type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
  const read = (loader: Loader, path: string, headers = {}) =>
    loader(doorway(path, { method: "GET", headers }) as LoaderFunctionArgs);
  const post = (type: string, body: string | Uint8Array, headers = {}, query = "") =>
    observations.action(
      doorway(`observations?${query}`, {
        method: "POST",
        headers: { "content-type": type, ...headers },
        body,
      }) as ActionFunctionArgs,
    );
  return {
    slug: collaborative,
    token,
    members: (headers?: Headers) => read(members.loader, "members", headers),
    measures: (headers?: Headers) => read(measures.loader, "measures", headers),
    observations: (query = "", headers?: Headers) =>
      read(observations.loader, `observations?${query}`, headers),
    goals: (query: string, headers?: Headers) => read(goals.loader, `goals?${query}`, headers),
    continuum: (query: string, headers?: Headers) => read(continuum.loader, `continuum?${query}`, headers),
    rollup: (query: string, headers?: Headers) => read(rollup.loader, `rollup?${query}`, headers),
    async putMember(slug: string, body: unknown) {
      const sent = { method: "PUT", body: typeof body === "string" ? body : JSON.stringify(body) };
      return member.action(doorway(`members/${slug}`, sent, { slug }) as ActionFunctionArgs);
    },
    postCsv: (body: string | Uint8Array, query = "") => post("text/csv", body, {}, query),
    postJson: (body: unknown, headers?: Headers) =>
      post("application/json", typeof body === "string" ? body : JSON.stringify(body), headers),
  };
}

export type Api = ReturnType<typeof apiOf>;

/** Status, kind and content of an answer, to compare in one go. */
export async function answerOf(response: Response) {
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const text = await response.text();
  return { status: response.status, type, body: type.includes("json") ? JSON.parse(text) : text };
}

/** For each test a collaborative of its own, with one member (college), as programs reach it. */
export function useApi(engine: Engine) {
  let database: Database;
  let dispose: () => Promise<void>;
  const open = async (slug: string, role: Role, member?: string) =>
    apiOf(contextOf(database), slug, await tokenFor(database, slug, role, member));
  const used = {
    slug: "",
    backbone: null as unknown as Api,
    /** One transaction inside it. */
    enter: null as unknown as TestCollaborative["enter"],
    open: (role: Role, member?: string) => open(used.slug, role, member),
    openIn: open,
    /** With any token, at the address of any collaborative. */
    reach: (slug: string, token: string | null) => apiOf(contextOf(database), slug, token),
    /** One more collaborative, without members, as its backbone staff reach it. */
    another: async (profile: Partial<Collaborative>) =>
      open((await makeCollaborative(database, { profile })).slug, "backbone"),
  };
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    const members = [{ slug: "college", sector: "higher_education" as const }];
    const made = await makeCollaborative(database, { members, rubric: STANDARD_RUBRIC });
    used.slug = made.slug;
    used.enter = made.enter;
    used.backbone = await used.open("backbone");
  });
  return used;
}
