import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { makeAuth } from "../../../app/access/auth.server";
import { runCommand } from "../../../app/commands";
import type { Config } from "../../../app/config";
import type { Collaborative, Role } from "../../../app/domain/terms";
import type { NewDimension } from "../../../app/records/collaboratives/breakdown-settings.server";
import routes from "../../../app/routes";
import * as activity from "../../../app/routes/api/activity/activity";
import * as agreements from "../../../app/routes/api/agreements/agreements";
import * as area from "../../../app/routes/api/areas/area";
import * as areas from "../../../app/routes/api/areas/areas";
import * as status from "../../../app/routes/api/collection/status";
import * as year from "../../../app/routes/api/collection/year";
import * as years from "../../../app/routes/api/collection/years";
import * as continuum from "../../../app/routes/api/continuum/continuum";
import * as goals from "../../../app/routes/api/goals/goals";
import * as investments from "../../../app/routes/api/investments/investments";
import * as definitions from "../../../app/routes/api/measures/definitions";
import * as measure from "../../../app/routes/api/measures/measure";
import * as measures from "../../../app/routes/api/measures/measures";
import * as metric from "../../../app/routes/api/measures/metric";
import * as member from "../../../app/routes/api/members/member";
import * as members from "../../../app/routes/api/members/members";
import * as fundersAnswer from "../../../app/routes/api/money/entries/answer";
import * as fundersAnswers from "../../../app/routes/api/money/entries/answers";
import * as forwardContract from "../../../app/routes/api/money/entries/contract";
import * as fundingLine from "../../../app/routes/api/money/entries/line";
import * as fundingLines from "../../../app/routes/api/money/entries/lines";
import * as fundingPayment from "../../../app/routes/api/money/entries/payment";
import * as fundingPayments from "../../../app/routes/api/money/entries/payments";
import * as fundersRole from "../../../app/routes/api/money/entries/role";
import * as fundersRoles from "../../../app/routes/api/money/entries/roles";
import * as fundingSource from "../../../app/routes/api/money/entries/source";
import * as fundingSources from "../../../app/routes/api/money/entries/sources";
import * as forward from "../../../app/routes/api/money/forward";
import * as funders from "../../../app/routes/api/money/funders";
import * as funding from "../../../app/routes/api/money/funding";
import * as packs from "../../../app/routes/api/money/packs";
import * as gifts from "../../../app/routes/api/networks/gifts";
import * as observations from "../../../app/routes/api/observations/observations";
import * as outcomes from "../../../app/routes/api/outcomes/outcomes";
import * as decisions from "../../../app/routes/api/partnership/decisions";
import * as meetings from "../../../app/routes/api/partnership/meetings";
import * as profile from "../../../app/routes/api/profile/profile";
import * as pulse from "../../../app/routes/api/pulse/pulse";
import * as reports from "../../../app/routes/api/reports/reports";
import * as indicator from "../../../app/routes/api/results/indicator";
import * as indicators from "../../../app/routes/api/results/indicators";
import * as result from "../../../app/routes/api/results/result";
import * as results from "../../../app/routes/api/results/results";
import * as rollup from "../../../app/routes/api/rollup/rollup";
import * as stakeholders from "../../../app/routes/api/stakeholders/stakeholders";
import * as actions from "../../../app/routes/api/work/actions";
import * as initiatives from "../../../app/routes/api/work/initiatives";
import type { Database, Tx } from "../../../db/client";
import { STANDARD_RUBRIC } from "../../../seeds/library";
import {
  type Engine,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../database/databases";

/** Addresses of money and the forward list that take POST, and what changes one entry there. */
export const MONEY_LISTS = {
  "funding/sources": { add: fundingSources.action, change: fundingSource.action },
  "funding/payments": { add: fundingPayments.action, change: fundingPayment.action },
  "funding/lines": { add: fundingLines.action, change: fundingLine.action },
  "funders/roles": { add: fundersRoles.action, change: fundersRole.action },
  "funders/answers": { add: fundersAnswers.action, change: fundersAnswer.action },
  forward: { add: forward.action, change: forwardContract.action },
};
export type MoneyList = keyof typeof MONEY_LISTS;

export const PROBLEM = "application/problem+json";

/** A member as PUT accepts it. */
export const HOSPITAL = {
  name: "River Hospital",
  sector: "health_system",
  joinedOn: "2021-07-01",
  leftOn: null,
  fiscalYearEndMonth: 6,
  baselineYear: null,
  absences: [],
};

export const CONFIG: Config = {
  port: 3000,
  host: "127.0.0.1",
  dataDir: "",
  sessionSecret: "a secret of the tests, long enough",
  demo: false,
};

/** What loaders and actions receive besides their request. */
export function contextOf(database: Database, more: Partial<AppLoadContext> = {}): AppLoadContext {
  const config = more.config ?? CONFIG;
  return {
    database,
    config,
    auth: makeAuth(database, config),
    cspNonce: "",
    clientIp: "203.0.113.5",
    setCookie() {},
    ...more,
  };
}

/** Runs a command. @returns the lines it printed */
export async function runPrinting(
  database: Database,
  name: string,
  args: string[],
  config = CONFIG,
): Promise<string[]> {
  const lines: string[] = [];
  await runCommand(name, { database, config, args, print: (line) => lines.push(line) });
  return lines;
}

/** Creates a token as the command line does. */
export async function tokenFor(
  database: Database,
  collaborative: string,
  role: Role,
  member?: string,
  scopes?: string,
): Promise<string> {
  const args = ["--collaborative", collaborative, "--role", role, ...(member ? ["--member", member] : [])];
  if (scopes) args.push("--scopes", scopes);
  const lines = await runPrinting(database, "token", args);
  return lines.at(-1)?.split(" ").at(-1) ?? "";
}

type Headers = Record<string, string>;
type Sent = { method: string; headers?: Headers; body?: string | Uint8Array };

const MODULES = import.meta.glob<{
  loader?: (args: LoaderFunctionArgs) => Promise<Response>;
  action?: (args: ActionFunctionArgs) => Promise<Response>;
}>("../../../app/routes/api/**/*.ts");

const ADDRESSES = routes.flatMap(({ path = "", file }) => {
  if (!path.startsWith("api/v1/:collaborative/")) return [];
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  return [{ file, names, pattern: new RegExp(`^${path.replace(/:\w+/g, "([^/]+)")}$`) }];
});

/** The handler of an address, with what its address says. @param path after the collaborative, without the query */
async function handlerAt(collaborative: string, path: string, reading: boolean) {
  for (const { file, names, pattern } of ADDRESSES) {
    const match = pattern.exec(`api/v1/${collaborative}/${path}`);
    if (!match) continue;
    const { loader, action } = (await MODULES[`../../../app/${file}`]?.()) ?? {};
    const params = Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ""]));
    return { handler: reading ? loader : action, params };
  }
  throw new Error(`there is no call at ${path}`);
}

/** The body of the call that was made last, to be shown as an example of it. */
export const last: { body: unknown } = { body: null };

/** The API of one collaborative, as a program with this token calls it. */
export function apiOf(context: AppLoadContext, collaborative: string, token: string | null) {
  const args = (path: string, { method, headers, body }: Sent, params = {}) => {
    last.body = body ?? null;
    return {
      request: new Request(`http://127.0.0.1/api/v1/${collaborative}/${path}`, {
        method,
        headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
        ...(body !== undefined && { body: body as BodyInit }),
      }),
      params: { collaborative, ...params },
      context,
    };
  };
  type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
  const read = (loader: Loader, path: string, headers = {}) =>
    loader(args(path, { method: "GET", headers }) as LoaderFunctionArgs);
  const post = (type: string, body: string | Uint8Array, headers = {}, query = "") =>
    observations.action(
      args(`observations?${query}`, {
        method: "POST",
        headers: { "content-type": type, ...headers },
        body,
      }) as ActionFunctionArgs,
    );
  return {
    slug: collaborative,
    token,
    /** Any call by its address, after the collaborative. */
    async ask(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Response> {
      const [place = ""] = path.split("?");
      // Said before anything is waited for, as the other calls do.
      last.body = body === undefined ? null : JSON.stringify(body);
      const { handler, params } = await handlerAt(collaborative, place, method === "GET");
      const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const asked = handler?.(args(path, sent, params) as ActionFunctionArgs);
      return (await asked) ?? new Response(null, { status: 405 });
    },
    members: (headers?: Headers) => read(members.loader, "members", headers),
    measures: (headers?: Headers) => read(measures.loader, "measures", headers),
    allMeasures: () => read(measures.loader, "measures?all=1"),
    initiatives: (headers?: Headers) => read(initiatives.loader, "initiatives", headers),
    actions: (query = "", headers?: Headers) => read(actions.loader, `actions?${query}`, headers),
    addAction: (body: unknown) =>
      actions.action(args("actions", { method: "POST", body: JSON.stringify(body) }) as ActionFunctionArgs),
    async putIndicator(code: string, body: unknown) {
      const sent = { method: "PUT", body: JSON.stringify(body) };
      return indicator.action(args(`indicators/${code}`, sent, { code }) as ActionFunctionArgs);
    },
    addResult: (body: unknown, headers?: Headers) =>
      results.action(
        args("results", {
          method: "POST",
          body: JSON.stringify(body),
          ...(headers && { headers }),
        }) as ActionFunctionArgs,
      ),
    async changeResult(id: string, body: unknown) {
      const sent = { method: "PATCH", body: JSON.stringify(body) };
      return result.action(args(`results/${id}`, sent, { result: id }) as ActionFunctionArgs);
    },
    agreements: (headers?: Headers) => read(agreements.loader, "agreements", headers),
    outcomes: (query = "", headers?: Headers) => read(outcomes.loader, `outcomes?${query}`, headers),
    gifts: (headers?: Headers) => read(gifts.loader, "gifts", headers),
    profile: (headers?: Headers) => read(profile.loader, "profile", headers),
    stakeholders: (headers?: Headers) => read(stakeholders.loader, "stakeholders", headers),
    funding: (query = "", headers?: Headers) => read(funding.loader, `funding?${query}`, headers),
    funders: (headers?: Headers) => read(funders.loader, "funders", headers),
    packs: (headers?: Headers) => read(packs.loader, "packs", headers),
    forward: (headers?: Headers) => read(forward.loader, "forward", headers),
    addMoney: (list: MoneyList, body: unknown) =>
      MONEY_LISTS[list].add(args(list, { method: "POST", body: JSON.stringify(body) }) as ActionFunctionArgs),
    changeMoney: (list: MoneyList, id: string, body: unknown) =>
      MONEY_LISTS[list].change(
        args(`${list}/${id}`, { method: "PATCH", body: JSON.stringify(body) }, { id }) as ActionFunctionArgs,
      ),
    pulse: (headers?: Headers) => read(pulse.loader, "pulse", headers),
    areas: (headers?: Headers) => read(areas.loader, "areas", headers),
    async putArea(code: string, body: unknown) {
      const sent = { method: "PUT", body: JSON.stringify(body) };
      return area.action(args(`areas/${code}`, sent, { code }) as ActionFunctionArgs);
    },
    definitions: (headers?: Headers) => read(definitions.loader, "definitions", headers),
    async putMeasure(code: string, body: unknown) {
      const sent = { method: "PUT", body: JSON.stringify(body) };
      return measure.action(args(`measures/${code}`, sent, { code }) as ActionFunctionArgs);
    },
    async putMetric(code: string, body: unknown) {
      const sent = { method: "PUT", body: JSON.stringify(body) };
      return metric.action(args(`metrics/${code}`, sent, { code }) as ActionFunctionArgs);
    },
    observations: (query = "", headers?: Headers) =>
      read(observations.loader, `observations?${query}`, headers),
    goals: (query: string, headers?: Headers) => read(goals.loader, `goals?${query}`, headers),
    indicators: (headers?: Headers) => read(indicators.loader, "indicators", headers),
    results: (query: string, headers?: Headers) => read(results.loader, `results?${query}`, headers),
    continuum: (query: string, headers?: Headers) => read(continuum.loader, `continuum?${query}`, headers),
    member: (slug: string, headers: Headers = {}) =>
      member.loader(args(`members/${slug}`, { method: "GET", headers }, { slug }) as LoaderFunctionArgs),
    activity: (query = "", headers?: Headers) => read(activity.loader, `activity?${query}`, headers),
    async changeYear(of: string, body: unknown) {
      const sent = { method: "PUT", body: JSON.stringify(body) };
      return year.action(args(`years/${of}`, sent, { year: of }) as ActionFunctionArgs);
    },
    years: (headers?: Headers) => read(years.loader, "years", headers),
    status: (query: string, headers?: Headers) => read(status.loader, `status?${query}`, headers),
    reports: (headers?: Headers) => read(reports.loader, "reports", headers),
    investments: (headers?: Headers) => read(investments.loader, "investments", headers),
    meetings: (headers?: Headers) => read(meetings.loader, "meetings", headers),
    decisions: (headers?: Headers) => read(decisions.loader, "decisions", headers),
    rollup: (query: string, headers?: Headers) => read(rollup.loader, `rollup?${query}`, headers),
    async putMember(slug: string, body: unknown) {
      const sent = { method: "PUT", body: typeof body === "string" ? body : JSON.stringify(body) };
      return member.action(args(`members/${slug}`, sent, { slug }) as ActionFunctionArgs);
    },
    postCsv: (body: string | Uint8Array, query = "") => post("text/csv", body, {}, query),
    postJson: (body: unknown, headers?: Headers, query = "") =>
      post("application/json", typeof body === "string" ? body : JSON.stringify(body), headers, query),
    /** A workbook as the body itself. */
    postWorkbook: (body: Uint8Array, query = "") =>
      post("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body, {}, query),
    /** A file as it is, with what its sender says about it. */
    async postFile(file: File, mapping: object, query = "") {
      const form = new FormData();
      form.append("file", file);
      form.append("mapping", JSON.stringify(mapping));
      const { headers, body } = new Response(form);
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      return post(headers.get("content-type") ?? "", bytes, {}, query);
    },
  };
}

export type Api = ReturnType<typeof apiOf>;

/** Status, type, and body of an answer, to compare at once. */
export async function answerOf(response: Response) {
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const text = await response.text();
  return { status: response.status, type, body: text && type.includes("json") ? JSON.parse(text) : text };
}

/** Gives each test its own collaborative with one member (college), as programs reach it. */
export function useApi(engine: Engine, contents: { dimensions?: NewDimension[] } = {}) {
  let database: Database;
  let dispose: () => Promise<void>;
  const open = async (slug: string, role: Role, member?: string) =>
    apiOf(contextOf(database), slug, await tokenFor(database, slug, role, member));
  const used = {
    slug: "",
    backbone: null as unknown as Api,
    /** Runs one transaction inside it. */
    enter: null as unknown as TestCollaborative["enter"],
    open: (role: Role, member?: string) => open(used.slug, role, member),
    openIn: open,
    /** What its pages get. */
    context: () => contextOf(database),
    /** Runs one transaction as the owner of the database. */
    asOwner: <T>(work: (tx: Tx) => Promise<T>) => database.asOwner(work),
    /** Backbone staff's token with these scopes only. */
    openWith: async (scopes: string) =>
      apiOf(
        contextOf(database),
        used.slug,
        await tokenFor(database, used.slug, "backbone", undefined, scopes),
      ),
    /** Calls the API with any token, at the address of any collaborative. */
    reach: (slug: string, token: string | null) => apiOf(contextOf(database), slug, token),
    /** Adds another collaborative, without members, as its backbone staff reach it. */
    another: async (profile: Partial<Collaborative>) =>
      open((await makeCollaborative(database, { profile })).slug, "backbone"),
  };
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    const members = [{ slug: "college", sector: "higher_education" as const }];
    const collaborative = await makeCollaborative(database, {
      members,
      rubric: STANDARD_RUBRIC,
      ...contents,
    });
    used.slug = collaborative.slug;
    used.enter = collaborative.enter;
    used.backbone = await used.open("backbone");
  });
  return used;
}
