import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addressOf } from "../../../db/embedded/address";
import { DatabaseInUseError, holdLock } from "../../../db/embedded/lock";
import { markOf } from "../../../db/embedded/process";
import { startChild, startChildOn } from "../../support/embedded/child";
import { emptyFolder } from "../../support/embedded/folder";
import { NODES } from "../../support/node-versions/nodes";

const anyOutput = (line: string) => line !== "";

test.each(NODES)(
  "what Node $version holds, no version opens, and each finds it free after a kill",
  async ({ program }) => {
    const folder = emptyFolder();
    const holder = startChildOn(program, "hold", folder);
    expect(await holder.line(anyOutput)).toBe("held");
    const before = readFileSync(join(folder, "control.secret"), "utf8");
    const seconds = await Promise.all(
      NODES.map((node) => startChildOn(node.program, "hold", folder).line(anyOutput)),
    );
    for (const [index, output] of seconds.entries())
      expect(output, `Node ${NODES[index]?.version}`).toContain("DatabaseInUseError");
    // The refused processes removed nothing of the holder's.
    expect(readFileSync(join(folder, "control.secret"), "utf8")).toBe(before);
    expect(readFileSync(join(folder, "holder.pid"), "utf8")).toMatch(/^\d+\n.+\n$/);
    await holder.kill();

    for (const node of NODES) {
      const next = startChildOn(node.program, "hold", folder);
      expect(await next.line(anyOutput), `Node ${node.version}`).toBe("held");
      await next.kill();
    }
  },
);

test.runIf(process.platform === "linux").each(NODES)(
  "what an earlier version of the program holds under Node $version is refused by every Node",
  async ({ program }) => {
    const folder = emptyFolder();
    const holder = startChildOn(program, "hold-formerly", folder);
    expect(await holder.line(anyOutput)).toBe("held");
    const seconds = await Promise.all(
      NODES.map((node) => startChildOn(node.program, "hold", folder).line(anyOutput)),
    );
    for (const output of seconds) expect(output).toContain("DatabaseInUseError");
  },
);

test("the lock's name fills the system's field for it, so no Node version pads it", async () => {
  const { path } = await addressOf(emptyFolder(), "linux");
  expect(Buffer.byteLength(path)).toBe(108);
  expect(path.slice(1)).not.toContain("\0");
});

test("a running process named in the folder keeps others out even if its socket is not visible", async () => {
  const folder = emptyFolder();
  const elsewhere = startChild("hold", emptyFolder());
  await elsewhere.line((line) => line === "held");
  const { pid, started } = await markOf(elsewhere.pid);
  writeFileSync(join(folder, "holder.pid"), `${pid}\n${started}\n`);
  await expect(holdLock(folder)).rejects.toThrow(`in use by process ${pid}`);

  await elsewhere.kill();
  const lock = await holdLock(folder);
  onTestFinished(() => lock.release());
});

test("a process that reuses the id of a dead holder keeps nobody out", async () => {
  for (const left of [`${process.pid}\nanother start\n`, `${process.ppid}\n`, "", "no number\n"]) {
    const folder = emptyFolder();
    writeFileSync(join(folder, "holder.pid"), left);
    const lock = await holdLock(folder);
    await expect(holdLock(folder)).rejects.toThrow(DatabaseInUseError);
    await lock.release();
  }
});

test("of many processes that find a killed holder's folder, exactly one gets it", async () => {
  const folder = emptyFolder();
  const holder = startChild("hold", folder);
  await holder.line((line) => line === "held");
  await holder.kill();
  const outputs = await Promise.all(
    [...NODES, ...NODES].map(({ program }) => startChildOn(program, "hold", folder).line(anyOutput)),
  );
  expect(outputs.filter((line) => line === "held")).toHaveLength(1);
});

test("a holder that releases the folder removes only its own files", async () => {
  const folder = emptyFolder();
  const lock = await holdLock(folder);
  writeFileSync(join(folder, "control.secret"), "of a later holder");
  writeFileSync(join(folder, "holder.pid"), "1\nof a later holder\n");
  await lock.release();
  expect(readFileSync(join(folder, "control.secret"), "utf8")).toBe("of a later holder");
  expect(readFileSync(join(folder, "holder.pid"), "utf8")).toBe("1\nof a later holder\n");
});

test.each(["/proc/x", "/proc/x/y", "/dev/null/x"])(
  "%s as a data folder is refused immediately with a one-line message",
  { timeout: 20_000 },
  async (folder) => {
    await expect(holdLock(folder)).rejects.toThrow(
      new RegExp(`^DATA_DIR is not right: ${folder} is no folder that can be written to \\(E[A-Z]+\\)\\.$`),
    );
  },
);

test("a file in place of the data folder is refused with a one-line message and left unchanged", async () => {
  const file = join(emptyFolder(), "a-file");
  writeFileSync(file, "kept", { mode: 0o644 });
  await expect(holdLock(file)).rejects.toThrow(/^DATA_DIR is not right: .* \(EEXIST\)\.$/);
  expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["kept", 0o644]);
});
