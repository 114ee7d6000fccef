import { mkdirSync, readFileSync, statSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addressOf } from "../../../db/embedded/address";
import { askHolder, DatabaseInUseError, holdLock, NoHolderError } from "../../../db/embedded/lock";
import { startChild } from "../../support/embedded/child";
import { emptyFolder } from "../../support/embedded/folder";

async function held(folder: string, platform?: string) {
  const lock = await holdLock(folder, platform);
  onTestFinished(() => lock.release());
  return lock;
}

/** Sends raw bytes and returns the whole reply. */
async function send(folder: string, text: string): Promise<string> {
  const { path } = await addressOf(folder);
  return new Promise((resolve, reject) => {
    let reply = "";
    const socket = net.connect({ path }, () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk) => {
      reply += chunk;
    });
    socket.on("close", () => resolve(reply)).on("error", reject);
  });
}

const secretOf = (folder: string) => readFileSync(join(folder, "control.secret"), "utf8");

test("a second process on the same folder is refused with the folder and its holder", async () => {
  const folder = emptyFolder();
  await held(folder);
  const second = startChild("hold", folder);
  const output = await second.line(() => true);
  expect(output).toContain("DatabaseInUseError");
  expect(output).toContain(folder);
  expect(output).toContain(`process ${process.pid}`);
  expect(output).toContain("DATA_DIR");
});

test("the folder is free as soon as its holder is killed with kill -9", async () => {
  const folder = emptyFolder();
  const holder = startChild("hold", folder);
  await holder.line((line) => line === "held");
  await expect(holdLock(folder)).rejects.toThrow(DatabaseInUseError);
  await holder.kill();
  await held(folder);
});

test("a process cannot hold a folder twice, and the folder is free after release", async () => {
  const folder = emptyFolder();
  const lock = await held(folder);
  await expect(holdLock(join(folder, "."))).rejects.toThrow("already open in this process");
  await lock.release();
  await lock.release();
  await held(folder);
});

test("locks on two folders are independent", async () => {
  await held(emptyFolder());
  await held(emptyFolder());
});

test("where the lock is a socket file, a file left behind by a killed process is replaced", async () => {
  const folder = emptyFolder();
  const holder = startChild("hold", folder, "darwin");
  await holder.line((line) => line === "held");
  await expect(holdLock(folder, "darwin")).rejects.toThrow(DatabaseInUseError);
  await holder.kill();
  expect(statSync(join(folder, "control.sock")).isSocket()).toBe(true);
  const lock = await held(folder, "darwin");
  await expect(holdLock(folder, "darwin")).rejects.toThrow(DatabaseInUseError);
  await lock.release();
  await held(folder, "darwin");
});

test("only the folder's owner can read the folder and the secret", async () => {
  const folder = join(emptyFolder(), "open-to-all");
  mkdirSync(folder, { mode: 0o755 });
  await held(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "control.secret")).mode & 0o777).toBe(0o600);
  expect(secretOf(folder)).toMatch(/^[0-9a-f]{64}$/);
});

test("a command runs in the holder, and its output comes back in order", async () => {
  const folder = emptyFolder();
  const lock = await held(folder);
  lock.serve(async (command, args, say) => {
    say(`${command} of`);
    for (const arg of args) say(arg);
  });
  const lines: string[] = [];
  await askHolder({
    dataDir: folder,
    command: "token",
    args: ["--role", "Zürich ☂"],
    onLine: (line) => lines.push(line),
  });
  expect(lines).toEqual(["token of", "--role", "Zürich ☂"]);
});

test("a command that fails in the holder fails in the caller with the same message", async () => {
  const folder = emptyFolder();
  const lock = await held(folder);
  lock.serve(async () => {
    throw new Error("There is no collaborative named nowhere.");
  });
  await expect(askHolder({ dataDir: folder, command: "token", args: [], onLine: () => {} })).rejects.toThrow(
    "no collaborative named nowhere",
  );
});

test("a command waits for a holder that is still starting", async () => {
  const folder = emptyFolder();
  const lock = await held(folder);
  await expect(
    askHolder({ dataDir: folder, command: "token", args: [], onLine: () => {}, startingMs: 0 }),
  ).rejects.toThrow("still starting");
  setTimeout(() => lock.serve(async (_command, _args, say) => say("ready")), 300);
  const lines: string[] = [];
  await askHolder({ dataDir: folder, command: "token", args: [], onLine: (line) => lines.push(line) });
  expect(lines).toEqual(["ready"]);
});

test("a command to a folder without a holder says so, also after a holder was killed", async () => {
  const folder = emptyFolder();
  await expect(askHolder({ dataDir: folder, command: "token", args: [], onLine: () => {} })).rejects.toThrow(
    NoHolderError,
  );
  const holder = startChild("hold", folder);
  await holder.line((line) => line === "held");
  await holder.kill();
  await expect(askHolder({ dataDir: folder, command: "token", args: [], onLine: () => {} })).rejects.toThrow(
    NoHolderError,
  );
});

test("requests with a wrong or missing secret, malformed requests, and endless requests run nothing", async () => {
  const folder = emptyFolder();
  const lock = await held(folder);
  let runs = 0;
  lock.serve(async () => {
    runs++;
  });
  const secret = secretOf(folder);
  const wrong = secret.replace(/^./, (first) => (first === "0" ? "1" : "0"));
  const badRequests = [
    JSON.stringify({ secret: wrong, command: "token", args: [] }),
    JSON.stringify({ secret: secret.slice(1), command: "token", args: [] }),
    JSON.stringify({ command: "token", args: [] }),
    JSON.stringify({ secret, command: "token", args: "--role" }),
    JSON.stringify({ secret, command: "token", args: [1] }),
    "null",
    "token",
    "x".repeat(65 * 1024),
  ];
  for (const request of badRequests) {
    expect(JSON.parse(await send(folder, `${request}\n`)), request.slice(0, 80)).toEqual({
      error: expect.stringContaining("refused"),
    });
  }
  expect(runs).toBe(0);
  expect(await send(folder, `${JSON.stringify({ secret, command: "token", args: [] })}\n`)).toBe(
    '{"done":true}\n',
  );
  expect(runs).toBe(1);
});

test("a command is notified when its caller exits, and the holder keeps running", async () => {
  const folder = emptyFolder();
  const lock = await held(folder);
  const notification = new Promise<void>((resolve) => {
    lock.serve((_command, _args, say, signal) => {
      say("begun");
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          resolve();
          reject(new Error("stopped"));
        });
      });
    });
  });
  const { path } = await addressOf(folder);
  const socket = net.connect({ path });
  socket.write(`${JSON.stringify({ secret: secretOf(folder), command: "backup", args: [] })}\n`);
  socket.once("data", () => socket.destroy());
  await notification;
  lock.serve(async () => {});
  await askHolder({ dataDir: folder, command: "token", args: [], onLine: () => {} });
});
