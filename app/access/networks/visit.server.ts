import { type AppLoadContext, redirect } from "@remix-run/node";
import { identify } from "~/current-request.server";
import { NETWORK_ROLES, type NetworkRole } from "~/domain/networks/terms";
import type { Role } from "~/domain/terms";
import { paths } from "~/paths";
import { listNetworkRoles, networkKey } from "~/records/networks/lobby.server";
import { type Network, readNetwork } from "~/records/networks/network.server";
import { todayIso } from "~/records/today";
import { openLobby, unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { type Person, sessionTokenOf } from "../auth.server";
import { keepOut } from "../sign-in/requirements";
import { CheckDue, checkAccess, isCheckDue } from "../sign-in/sso/checks.server";
import { orUnavailable, orUnavailableFor } from "../unavailable.server";
import { forbidden, notFound } from "../visit.server";

/** A signed-in person in one network, for the length of one transaction. */
export interface NetworkVisit {
  db: TenantDb;
  network: Network;
  role: NetworkRole;
  /** Whom a representative speaks for; null for a coordinator. */
  participantId: string | null;
  person: Person;
}

export interface NetworkArgs {
  request: Request;
  params: { network?: string };
  context: AppLoadContext;
}

/** What both roles may do, and what only a coordinator may. */
export type NetworkPermission = "take part" | "run the network";

/** Coordinators are guarded like those who run a collaborative. */
const GUARDED_AS: Record<NetworkRole, Role> = { coordinator: "convener", representative: "executive" };

/**
 * Lets a signed-in person into the network that the address names. All of `work` is one transaction.
 * @throws a redirect to sign-in; 404 without a role there, as if it did not exist; 403 without the permission
 */
export async function visitNetwork<T>(
  args: NetworkArgs,
  permission: NetworkPermission,
  work: (visit: NetworkVisit) => Promise<T>,
): Promise<T> {
  const { request, params, context } = args;
  const token = await sessionTokenOf(context.auth, request);
  if (token === null) throw signInFirst(request);
  const slug = params.network ?? "";
  const key = networkKey({ token, demo: context.config.demo, slug });
  return unlock(context.database, key, async ({ person: holder, found: held, open }) => {
    if (!holder) throw signInFirst(request);
    identify({ person: holder.id });
    const { providerId } = holder;
    if (providerId !== null && isCheckDue(holder.checkedAt)) throw new CheckDue(holder.id, providerId);
    if (!held) throw notFound("There is no such network, or you have no role in it.");
    const { role, participantId, collaborativeId, secondFactor } = held;
    const entrant = { ...holder, collaborativeId, secondFactor, role: GUARDED_AS[role] };
    const kept = keepOut(entrant, { request, slug, today: todayIso() });
    if (kept) throw kept;
    if (permission === "run the network" && role !== "coordinator")
      throw forbidden("Only a coordinator of the network may do this.");
    const { id, name, email, demo } = holder;
    const { clientIp: address, requestId } = context;
    const db = open({ name, userId: id, address, requestId });
    const network = await readNetwork(db);
    return work({ db, network, role, participantId, person: { id, name, email, demo } });
  }).catch(async (error) => {
    if (error instanceof CheckDue) {
      if (!(await checkAccess(context, error))) throw signInFirst(request);
      return visitNetwork(args, permission, work);
    }
    return orUnavailableFor(request)(error);
  });
}

function signInFirst(request: Request): Response {
  const url = new URL(request.url);
  return redirect(paths.home({ next: url.pathname + url.search }));
}

/** The networks in which a person has a role. */
export function networksOf({ database }: Pick<AppLoadContext, "database">, person: Person) {
  return openLobby(database, { userId: person.id }, (lobby) => listNetworkRoles(lobby, person.id)).catch(
    orUnavailable,
  );
}

/** What the frame of every page in a network needs. */
export interface NetworkFrame {
  slug: string;
  name: string;
  locale: string;
  currency: string;
  role: NetworkRole;
  roleName: string;
  personName: string;
  participantId: string | null;
}

export const frameOf = ({ network, role, participantId, person }: NetworkVisit): NetworkFrame => ({
  slug: network.slug,
  name: network.name,
  locale: network.locale,
  currency: network.currency,
  role,
  roleName: NETWORK_ROLES[role],
  personName: person.name,
  participantId,
});
