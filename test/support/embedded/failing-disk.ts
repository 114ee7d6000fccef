/** failing-disk.ts FOLDER: commits one row, then another on a disk that has started to fail. */
import { fsyncSync } from "node:fs";
import { openEmbedded } from "../../../db/embedded/open";

let refuses = false;
const { pglite } = await openEmbedded(process.argv[2] ?? "", {
  durability: {
    fsync(fd) {
      if (refuses) throw Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" });
      fsyncSync(fd);
    },
  },
});
await pglite.exec("create table kept (id int primary key)");
await pglite.exec("insert into kept values (1)");
console.log("committed 1");
refuses = true;
await pglite.exec("insert into kept values (2)").catch(() => {});
console.log("went on");
