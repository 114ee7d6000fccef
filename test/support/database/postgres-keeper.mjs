/**
 * Runs one PostgreSQL server while its standard input stays open, then removes the data.
 * The pipe closes however the tests end, even if they are killed, so no server outlives them.
 * Input lines: "crash" kills the server, "start" restarts it.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const { command, args, folder, user } = JSON.parse(process.argv[2] ?? "{}");
let server = start();
let isDown = false;
let lastWords = "";

function start() {
  const started = spawn(command, args, { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  started.stderr.on("data", (chunk) => {
    lastWords = (lastWords + chunk).slice(-2000);
  });
  started.on("close", () => {
    if (!isDown) finish();
  });
  return started;
}

function finish() {
  // The parent reads this if it is still waiting for the server.
  process.stderr.write(lastWords);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "crash") {
    isDown = true;
    server.kill("SIGQUIT");
  } else if (line === "start") {
    const again = () => {
      isDown = false;
      server = start();
    };
    if (server.exitCode === null && server.signalCode === null) server.once("close", again);
    else again();
  }
});

const end = () => {
  if (isDown) finish();
  server.kill("SIGQUIT");
};
process.stdin.on("end", end).on("error", end);
process.on("SIGTERM", end);
