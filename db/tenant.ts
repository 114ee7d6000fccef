import type { SQL } from "drizzle-orm";
import type { Tx } from "./client";

declare const opened: unique symbol;

/** Who acts, as the history names them. */
export interface Actor {
  name: string;
  userId: string | null;
  /** For the security log: the API token, the client's address, and the request, where there are any. */
  tokenId?: string;
  address?: string;
  requestId?: string | undefined;
}

/**
 * The database as seen from one collaborative: a running transaction in which row-level security lets
 * nothing else through. Only door.ts makes one, so a statement without a tenant cannot be written.
 */
export interface TenantDb {
  readonly tx: Tx;
  readonly collaborativeId: string;
  readonly actor: Actor;
  readonly [opened]: true;
}

/** The database as seen before a collaborative is chosen: only rows that name the person or the secret. */
export interface LobbyDb {
  readonly tx: Tx;
  /** Goes on, in the same transaction, inside one collaborative. */
  open(collaborativeId: string, actor: Actor): Promise<TenantDb>;
  readonly [opened]: true;
}

/** Opens a collaborative: statements that each find at most one row and see what those before them have set. */
export interface Key<Person, Found, Inside> {
  /** Finds a person, as `id`. From then on, rows that name them are visible. */
  person?: SQL;
  /** Makes rows with this hash visible. */
  secretHash?: string;
  /** Finds the collaborative to open, as `collaborativeId`. */
  collaborative: SQL;
  /** Runs inside, if a collaborative was opened. */
  inside?: SQL;
  /** Never set: carries the types of what the statements find. */
  readonly finds?: [Person, Found, Inside];
}

/** What the statements of a key found; undefined where they found nothing. */
export interface Unlocked<Person, Found, Inside> {
  person: Person | undefined;
  found: Found | undefined;
  inside: Inside | undefined;
  /** The collaborative that was opened. @throws if none was opened */
  open(actor: Actor): TenantDb;
}
