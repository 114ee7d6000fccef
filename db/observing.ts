/**
 * What the database tells about itself. The server and the build are separate modules in one process, so both share this
 * through the global object.
 */

/** Runs a statement and measures it; set while traces are collected. */
export type AroundStatement = (text: string) => { end(error?: unknown): void };

interface Shared {
  aroundStatement: AroundStatement | null;
  transactions: { waiting: number; running: number };
}

const KEY = Symbol.for("tidemark.database");
const place = globalThis as unknown as Record<symbol, Shared | undefined>;

function shared(): Shared {
  place[KEY] ??= { aroundStatement: null, transactions: { waiting: 0, running: 0 } };
  return place[KEY];
}

/** Transactions that wait for a connection, and those that have one. */
export const transactionCounts = () => ({ ...shared().transactions });

/** Has every statement of connections opened from now on measured; null for none. */
export function observeStatements(around: AroundStatement | null): void {
  shared().aroundStatement = around;
}

export const isObserved = () => shared().aroundStatement !== null;

/** Begins the measurement of a statement, if any. @param text with placeholders, so without values */
export const beginStatement = (text: string) => shared().aroundStatement?.(text);

/** Counts a transaction from when it is asked for. */
export function countTransaction() {
  const { transactions } = shared();
  let state: "waiting" | "running" | "done" = "waiting";
  transactions.waiting++;
  return {
    begun() {
      if (state !== "waiting") return;
      transactions.waiting--;
      transactions.running++;
      state = "running";
    },
    ended() {
      if (state === "done") return;
      transactions[state]--;
      state = "done";
    },
  };
}

type Query = (text: string, ...rest: unknown[]) => Promise<unknown>;

/** A function that sends statements, measured. For a driver whose statements start as they are called. */
export const measured = <F extends Query>(query: F): F =>
  ((text: string, ...rest: unknown[]) => {
    const statement = beginStatement(text);
    const result = query(text, ...rest);
    if (statement)
      result.then(
        () => statement.end(),
        (error) => statement.end(error),
      );
    return result;
  }) as F;

/** The same for a driver whose statements start when they are first awaited. */
export function measuredLazily<Q extends Promise<unknown>>(text: string, query: Q): Q {
  if (!isObserved()) return query;
  return Object.assign(query, {
    // biome-ignore lint/suspicious/noThenProperty: the driver's own promises start in `then`
    then(...handlers: Parameters<Promise<unknown>["then"]>) {
      Reflect.deleteProperty(query, "then");
      const statement = beginStatement(text);
      const answer = query.then(...handlers);
      // The driver's `then` has begun it; this one only listens.
      Promise.prototype.then.call(
        query,
        () => statement?.end(),
        (error) => statement?.end(error),
      );
      return answer;
    },
  });
}
