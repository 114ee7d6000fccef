/**
 * Runs one PostgreSQL server for as long as its own standard input stays open, then removes the data.
 * The pipe closes however the tests end, even when they are killed, so no server outlives them.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const { command, args, folder, user } = JSON.parse(process.argv[2] ?? "{}");
const server = spawn(command, args, { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });

let lastWords = "";
server.stderr.on("data", (chunk) => {
  lastWords = (lastWords + chunk).slice(-2000);
});
server.on("close", () => {
  // The parent reads this if it still waits for the server to answer.
  process.stderr.write(lastWords);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

const end = () => server.kill("SIGQUIT");
process.stdin.resume().on("end", end).on("error", end);
process.on("SIGTERM", end);
