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
