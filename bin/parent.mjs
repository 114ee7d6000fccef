/**
 * Ends this process when the npm that started it ends. npm runs scripts in a shell, which does not forward signals;
 * without this, killing `npm start` would leave the server running.
 */
import { readFileSync } from "node:fs";

export function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}

/** The parent shell, and on Linux also npm above it. */
function ancestors() {
  try {
    // "123 (sh) S 122 …": process, name, state, parent.
    const [, name, parent] =
      /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return name === "sh" || name === "dash" ? `${process.ppid} ${parent}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}
