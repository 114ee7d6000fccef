/** People with accounts, their browsers, and what is mailed to them, for tests of routes. */
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { signUp } from "../../../app/access/auth.server";
import { isMemberRole, type Role } from "../../../app/domain/terms";
import type { AccountNews } from "../../../app/mail/account-letter";
import type { Post } from "../../../app/mail/post.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import type { TestCollaborative } from "../database/databases";

export interface Told {
  to: string;
  news: AccountNews;
}

/** A post that keeps what people are told instead of mailing it. */
export function recordingPost(): { post: Post; told: Told[]; linkTo(email: string): string } {
  const told: Told[] = [];
  const post: Post = {
    mailer: { deliver: async () => ({ outcome: "sent", detail: "" }), close() {} },
    tell: ({ email }, news) => told.push({ to: email, news }),
    start() {},
    wake() {},
    async stop() {},
  };
  /** The secret of the newest link to an address. */
  const linkTo = (email: string) => {
    const links = told.flatMap(({ to, news }) => (to === email && "link" in news ? [news.link] : []));
    return links.at(-1)?.split("/").at(-1) ?? "";
  };
  return { post, told, linkTo };
}

/** A browser: it keeps the cookies that answers set. */
export class Browser {
  cookie = "";
  constructor(
    readonly context: AppLoadContext,
    readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/127.0",
  ) {}

  take(headers: Headers): this {
    for (const cookie of headers.getSetCookie()) this.cookie = cookie.split(";")[0] ?? "";
    return this;
  }

  /** What a loader, or with fields an action, is called with. */
  args(
    path: string,
    params: Record<string, string> = {},
    fields?: Record<string, string>,
  ): ActionFunctionArgs {
    const headers = { cookie: this.cookie, "user-agent": this.userAgent };
    const body = fields && { method: "POST", body: new URLSearchParams(fields) };
    return {
      request: new Request(`http://127.0.0.1${path}`, { headers, ...body }),
      params,
      context: this.context,
    } as ActionFunctionArgs;
  }
}

/** What an action answers or throws: responses both ways, or data. */
export async function outcomeOf(
  work: Promise<unknown>,
): Promise<{ status: number; to: string | null; body: unknown; headers: Headers }> {
  const answer = await work.catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (!(answer instanceof Response)) {
    const { data, init } = (answer ?? {}) as {
      data?: unknown;
      init?: { status?: number; headers?: HeadersInit };
    };
    const wrapped = init !== undefined;
    const headers = new Headers(init?.headers);
    return { status: init?.status ?? 200, to: null, body: wrapped ? data : answer, headers };
  }
  const text = await answer.clone().text();
  const isJson = answer.headers.get("content-type")?.includes("json");
  return {
    status: answer.status,
    to: answer.headers.get("location"),
    body: isJson ? JSON.parse(text) : text,
    headers: answer.headers,
  };
}

/** Makes an account as an invitation does, without proof of the address. @returns its id and the headers of its session */
export async function makeAccount(
  database: Database,
  { auth }: AppLoadContext,
  { email, name = "Ada Poole", password }: { email: string; name?: string; password: string },
): Promise<{ id: string; headers: Headers }> {
  const headers = await signUp(auth, { email, name, password });
  const [{ id = "" } = {}] = rowsOf<{ id: string }>(
    await database.db.execute(sql`select id from users where email = ${email}`),
  );
  return { id, headers };
}

export async function giveRole(collaborative: TestCollaborative, userId: string, role: Role): Promise<void> {
  await collaborative.enter((db) => grantRole(db, { userId, role, memberId: null }));
}

let people = 0;

/** The browser of somebody new with a role; executives and data leads are of the first member. */
export async function browserOf(
  database: Database,
  context: AppLoadContext,
  { collaborative, role }: { collaborative: TestCollaborative; role: Role },
): Promise<Browser> {
  const account = { email: `browser-${++people}@example.org`, password: "a calm river in spring" };
  const { id: userId, headers } = await makeAccount(database, context, account);
  const first = isMemberRole(role) ? (await collaborative.catalog()).members[0] : undefined;
  await collaborative.enter((db) => grantRole(db, { userId, role, memberId: first?.id ?? null }));
  return new Browser(context).take(headers);
}
