import type { SQL } from "drizzle-orm";
import type { Tx } from "./client";

declare const opened: unique symbol;

/** Who acts, as the history names them. */
export interface Actor {
  name: string;
  userId: string | null;
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

/** What opens a collaborative: statements that find one row at most. Each sees what those before it have set. */
export interface Key<Person, Found, Inside> {
  /** Finds a person, as `id`: from here on the rows that name them are seen. */
  person?: SQL;
  /** The rows that keep this hash are seen. */
  secretHash?: string;
  /** Finds what is opened, as `collaborativeId`. */
  collaborative: SQL;
  /** Asked inside, where a collaborative was opened. */
  inside?: SQL;
  /** Never there: names what the statements find. */
  readonly finds?: [Person, Found, Inside];
}

/** What the statements of a key have found; undefined where they found nothing. */
export interface Unlocked<Person, Found, Inside> {
  person: Person | undefined;
  found: Found | undefined;
  inside: Inside | undefined;
  /** The collaborative that was opened. @throws if none was */
  open(actor: Actor): TenantDb;
}
