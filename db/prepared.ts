import type postgres from "postgres";
import { measuredLazily } from "./observing";

/** Statements with more values than this hold lists, so their text rarely repeats. */
const MOST_VALUES = 40;

/**
 * Lets the server keep the plan of every repeated statement on each connection. Drizzle would have each parsed and
 * planned again and would first ask for its parameter types: twice the round trips. `?prepare=false` in DATABASE_URL
 * switches this off for poolers that cannot do it.
 */
export function prepared(client: postgres.Sql): postgres.Sql {
  // Drizzle's driver calls these two and nothing else.
  const { unsafe, begin } = client;
  return Object.assign(client, {
    unsafe: keeping(unsafe),
    begin: (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      begin((tx) => work(Object.assign(tx, { unsafe: keeping(tx.unsafe) }))),
  });
}

const keeping = (unsafe: postgres.Sql["unsafe"]) =>
  ((text: string, values: postgres.ParameterOrJSON<never>[] = [], options = {}) =>
    measuredLazily(
      text,
      unsafe(text, values, {
        ...options,
        prepare: values.length > 0 && values.length <= MOST_VALUES,
      }),
    )) as postgres.Sql["unsafe"];
