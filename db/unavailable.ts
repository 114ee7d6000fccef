/** The database can't be reached, or has lost what was asked of it; nothing is wrong with the request itself. */
export class DatabaseUnavailableError extends Error {
  override name = "DatabaseUnavailableError";
  constructor(
    cause: unknown,
    /** The connection was lost while the work was being committed: it may be stored, or not. */
    readonly uncertain = false,
  ) {
    super(
      uncertain
        ? "The connection to the database was lost while it was saving: it may have saved, or not."
        : "The database cannot be reached at the moment.",
      { cause },
    );
  }
}

/** Codes of the system, of the driver, and of PostgreSQL (08, 57P, 53, 25006) for a connection that is none. */
const LOST =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_AGAIN|CONNECTION_\w+|CONNECT_TIMEOUT|08\w{3}|57P0\d)$/;
/** Nothing has happened, and later it may succeed. */
const REFUSED = /^(53\d{3}|25006|57014|55P03)$/;
/** Two transactions were in each other's way; this one was undone. */
const CROSSED = /^(40001|40P01)$/;

export type Passing = "lost" | "refused" | "crossed" | null;

/** What kind of passing failure of the database this is; null if it is none. */
export function passing(error: unknown): Passing {
  const code = codeOf(error);
  if (LOST.test(code)) return "lost";
  if (REFUSED.test(code)) return "refused";
  return CROSSED.test(code) ? "crossed" : null;
}

/** Drizzle wraps what the driver throws, and others wrap Drizzle's. */
export function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Object && depth < 5; depth++) {
    const { code, cause } = at as { code?: unknown; cause?: unknown };
    if (typeof code === "string") return code;
    at = cause;
  }
  return "";
}
