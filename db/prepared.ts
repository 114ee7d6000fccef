import type postgres from "postgres";

/** Statements with more values than this hold lists: their text hardly ever comes again. */
const MOST_VALUES = 40;

/**
 * Lets the server keep the plan of every statement that comes again, on each connection. Drizzle would have
 * each parsed and planned anew, and asks first what its values are: twice the round trips.
 * `?prepare=false` in the address of the database switches it off, for poolers that cannot.
 */
export function prepared(client: postgres.Sql): postgres.Sql {
  // Both are what Drizzle's driver calls, and nothing else is.
  const { unsafe, begin } = client;
  return Object.assign(client, {
    unsafe: keeping(unsafe),
    begin: (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      begin((tx) => work(Object.assign(tx, { unsafe: keeping(tx.unsafe) }))),
  });
}

const keeping = (unsafe: postgres.Sql["unsafe"]) =>
  ((text: string, values: postgres.ParameterOrJSON<never>[] = [], options = {}) =>
    unsafe(text, values, {
      ...options,
      prepare: values.length > 0 && values.length <= MOST_VALUES,
    })) as postgres.Sql["unsafe"];
