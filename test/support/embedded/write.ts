/** write.ts FOLDER: writes two rows per transaction until killed, and prints each number once committed. */
import { writeSync } from "node:fs";
import { openEmbedded } from "../../../db/embedded/open";

const { pglite } = await openEmbedded(process.argv[2] ?? "");
await pglite.exec(`
  create table if not exists one (id int primary key, filler text);
  create table if not exists other (id int primary key references one);
`);
const { rows } = await pglite.query<{ last: number }>("select coalesce(max(id), 0) as last from one");
for (let id = (rows[0]?.last ?? 0) + 1; ; id++) {
  await pglite.transaction(async (tx) => {
    await tx.query("insert into one values ($1, repeat('x', 500))", [id]);
    await tx.query("insert into other values ($1)", [id]);
  });
  // Written synchronously to the pipe, so printed output survives the kill.
  writeSync(1, `${id}\n`);
  if (id % 100 === 0) await pglite.exec("CHECKPOINT");
}
