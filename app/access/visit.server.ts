import { type AppLoadContext, json, redirect } from "@remix-run/node";
import { identify } from "~/current-request.server";
import { factorDueOn } from "~/domain/sign-in";
import type { Viewer } from "~/domain/terms";
import { log } from "~/log.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listRoles, sessionKey } from "~/records/people/lobby.server";
import { noteSeen } from "~/records/people/people.server";
import { todayIso } from "~/records/today";
import { openLobby, openTenant, unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { isDueForRenewal, type Person, personOf, sessionTokenOf } from "./auth.server";
import { may, type Permission } from "./permissions";
import { logRefusal } from "./security-log.server";
import { type FramedRefusal, shellOf } from "./shell";
import { keepOut } from "./sign-in/requirements";
import { CheckDue, checkAccess, isCheckDue } from "./sign-in/sso/checks.server";
import { orUnavailable, orUnavailableFor } from "./unavailable.server";

/** A signed-in person in one collaborative, for the length of one transaction. */
export interface Visit {
  db: TenantDb;
  viewer: Viewer;
  person: Person;
  /** When a password or a factor was last given, in milliseconds. */
  provenAt: number;
  /** The day, as an ISO date, from which this person will need a second factor here; null if they have one. */
  factorDueOn: string | null;
  /** The tour has not yet been taken or declined. */
  tourOffered: boolean;
}

export interface RouteArgs {
  request: Request;
  params: { collaborative?: string };
  context: AppLoadContext;
}

/** The signed-in person, or null. Demo accounts count only while the demo is on. */
export async function visitor({ request, context }: Omit<RouteArgs, "params">): Promise<Person | null> {
  const person = await personOf(context.auth, request, context.setCookie);
  if (person) identify({ person: person.id });
  return person && (!person.demo || context.config.demo) ? person : null;
}

/** The collaboratives in which a person has a role. */
export function collaborativesOf({ database }: AppLoadContext, person: Person) {
  return openLobby(database, { userId: person.id }, (lobby) => listRoles(lobby, person.id)).catch(
    orUnavailable,
  );
}

/** The signed-in person. Anyone else is redirected to sign in, and returns here afterwards. */
export async function requirePerson({ request, context }: Omit<RouteArgs, "params">): Promise<Person> {
  const person = await visitor({ request, context });
  if (person) return person;
  throw signInFirst(request);
}

function signInFirst(request: Request): Response {
  const url = new URL(request.url);
  return redirect(paths.home({ next: url.pathname + url.search }));
}

/**
 * Lets a signed-in person into the collaborative that the address names, if their role has the permission. All
 * of `work` is one transaction. Refusals of pages keep the collaborative's frame.
 * @throws a redirect to sign-in, or to setting up a second factor that is required there; 404 without a role there, as
 * if it did not exist; 403 without the permission
 */
export async function visit<T>(
  args: RouteArgs,
  permission: Permission,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const { request, params, context } = args;
  const token = await sessionTokenOf(context.auth, request);
  if (token === null) throw signInFirst(request);
  const slug = params.collaborative ?? "";
  const key = sessionKey({ token, demo: context.config.demo, slug });
  let dueForRenewal = false;
  let entrant: Entrant | null = null;
  const entered = unlock(context.database, key, async ({ person: holder, found: role, open }) => {
    if (!holder) throw signInFirst(request);
    identify({ person: holder.id });
    const { providerId } = holder;
    if (providerId !== null && isCheckDue(holder.checkedAt)) throw new CheckDue(holder.id, providerId);
    if (!role) throw notFound("There is no such collaborative, or you have no role in it.");
    const viewer: Viewer = { role: role.role, memberId: role.memberId };
    const today = todayIso();
    const kept = keepOut({ ...holder, ...role }, { request, slug, today });
    if (kept) throw kept;
    const { id, name, email, demo, expiresAt, provenAt } = holder;
    const person: Person = { id, name, email, demo };
    const dueOn = factorDueOn({ ...holder, ...role }, role.secondFactor);
    // A shared account would offer it to everybody, or to nobody.
    const tourOffered = !demo && !role.tourEnded;
    entrant = { person, viewer, factorDueOn: dueOn, tourOffered, collaborativeId: role.collaborativeId };
    if (!may(viewer, permission)) throw forbidden();
    dueForRenewal = isDueForRenewal(expiresAt);
    const { clientIp: address, requestId } = context;
    const db = open({ name: person.name, userId: person.id, address, requestId });
    if (role.seenOn !== today) await noteSeen(db, person.id, today);
    return work({
      db,
      viewer,
      person,
      provenAt,
      factorDueOn: dueOn,
      tourOffered,
    });
  });
  const answer = await entered.catch(async (error) => {
    if (error instanceof CheckDue) {
      // Outside of the transaction: it asks the institution over the network.
      if (!(await checkAccess(context, error))) throw signInFirst(request);
      return visit(args, permission, work);
    }
    if (entrant && isRefusal(error)) await noteRefusal(args, entrant.person, permission);
    return orUnavailableFor(request)(entrant ? await framed(args, entrant, error) : error);
  });
  if (dueForRenewal) await renewSession(args);
  return answer;
}

/** Who was let into a collaborative, even if what they asked for was then refused. */
interface Entrant extends Pick<Visit, "viewer" | "person" | "factorDueOn" | "tourOffered"> {
  collaborativeId: string;
}

/** Files and what scripts read have no frame. */
const IS_FILE = /\.\w+$|\/as\/\w+$/;

/**
 * A refusal in words, with the collaborative's frame: its navigation leads on.
 * @returns the error itself if it is no such refusal, or if the frame cannot be read now
 */
async function framed({ request, context }: RouteArgs, entrant: Entrant, error: unknown): Promise<unknown> {
  if (!(error instanceof Response) || error.status < 400 || error.status >= 500) return error;
  if (!error.headers.get("content-type")?.startsWith("text/plain")) return error;
  if (IS_FILE.test(new URL(request.url).pathname)) return error;
  const { collaborativeId, person } = entrant;
  const tenant = { collaborativeId, actor: { name: person.name, userId: person.id } };
  const catalog = await openTenant(context.database, tenant, readCatalog).catch((failure) => {
    log.warn(failure, "a refusal was shown without its frame");
    return null;
  });
  if (!catalog) return error;
  const { status, statusText, headers } = error;
  const shell = shellOf(entrant, catalog.collaborative);
  headers.delete("content-type");
  return json<FramedRefusal>(
    { refusal: { text: await error.text(), shell } },
    { status, statusText, headers },
  );
}

const isRefusal = (error: unknown) => error instanceof Response && error.status === 403;

function noteRefusal({ request, params, context }: RouteArgs, { id }: Person, permission: Permission) {
  const { pathname } = new URL(request.url);
  return logRefusal(context, {
    person: { id },
    collaborative: params.collaborative ?? "",
    what: `${request.method} ${pathname} (${permission})`,
  });
}

/** Asking who is signed in renews the session. If that fails, the next request tries again. */
async function renewSession(args: RouteArgs): Promise<void> {
  await visitor(args).catch((error) => log.warn(error, "a session could not be renewed"));
}

/** Thrown by loaders and actions. The error page shows the text. */
export function forbidden(
  text = "Your role does not allow this. Ask the backbone staff if you need it.",
): Response {
  return new Response(text, { status: 403, statusText: "Not allowed" });
}

export function notFound(text: string): Response {
  return new Response(text, { status: 404, statusText: "Not found" });
}
