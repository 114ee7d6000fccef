import { type AppLoadContext, redirect } from "@remix-run/node";
import { openLobby, unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import type { Viewer } from "../domain/types";
import { log } from "../log.server";
import { listRoles, sessionKey } from "../records/lobby.server";
import { noteSeen } from "../records/people.server";
import { isDueForRenewal, type Person, personOf, sessionTokenOf } from "./auth.server";
import { may, type Permission } from "./permissions";

/** A signed-in person inside one collaborative, for the length of one transaction. */
export interface Visit {
  db: TenantDb;
  viewer: Viewer;
  person: Person;
}

export interface Doorway {
  request: Request;
  params: { collaborative?: string };
  context: AppLoadContext;
}

/** Who is signed in, or null; people of the demo only while it is switched on. */
export async function visitor({ request, context }: Omit<Doorway, "params">): Promise<Person | null> {
  const person = await personOf(context.auth, request, context.setCookie);
  return person && (!person.demo || context.settings.demo) ? person : null;
}

/** The collaboratives in which a person has a role. */
export function collaborativesOf({ database }: AppLoadContext, person: Person) {
  return openLobby(database, { userId: person.id }, (lobby) => listRoles(lobby, person.id));
}

/** The signed-in person; others are sent to sign in and come back here afterwards. */
export async function requirePerson({ request, context }: Omit<Doorway, "params">): Promise<Person> {
  const person = await visitor({ request, context });
  if (person) return person;
  throw signInFirst(request);
}

function signInFirst(request: Request): Response {
  const url = new URL(request.url);
  return redirect(`/?next=${encodeURIComponent(url.pathname + url.search)}`);
}

/**
 * Lets a signed-in person into the collaborative of the address, if their role may do what is needed; all of
 * `work` is one transaction.
 * @throws 404 to whoever has no role there (it might as well not exist), 403 if the role may not.
 */
export async function visit<T>(
  doorway: Doorway,
  permission: Permission,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const { request, params, context } = doorway;
  const token = await sessionTokenOf(context.auth, request);
  if (token === null) throw signInFirst(request);
  const slug = params.collaborative ?? "";
  const key = sessionKey({ token, demo: context.settings.demo, slug });
  let dueForRenewal = false;
  const answer = await unlock(context.database, key, async ({ person: holder, found, open }) => {
    if (!holder) throw signInFirst(request);
    if (!found) throw notFound("There is no such collaborative, or you have no role in it.");
    const viewer: Viewer = { role: found.role, memberId: found.memberId };
    if (!may(viewer, permission)) throw forbidden();
    const { expiresAt, ...person } = holder;
    dueForRenewal = isDueForRenewal(expiresAt);
    const db = open({ name: person.name, userId: person.id });
    const today = new Date().toISOString().slice(0, 10);
    if (found.seenOn !== today) await noteSeen(db, person.id, today);
    return work({ db, viewer, person });
  });
  if (dueForRenewal) await renew(doorway);
  return answer;
}

/** Asking who is signed in renews a session once a day; a failure is made up for by the next request. */
async function renew(doorway: Doorway): Promise<void> {
  await visitor(doorway).catch((error) => log.warn(error, "a session could not be renewed"));
}

/** Thrown by loaders and actions; the error page shows the text. */
export function forbidden(
  text = "Your role does not allow this. Ask the backbone staff if you need it.",
): Response {
  return new Response(text, { status: 403, statusText: "Not allowed" });
}

export function notFound(text: string): Response {
  return new Response(text, { status: 404, statusText: "Not found" });
}
