/**
 * Ends this process when npm, which started it, is gone. npm runs scripts in a shell, and a shell that is
 * told to end does not pass that on: without this, `kill` of `npm start` would leave the server behind.
 */
import { readFileSync } from "node:fs";

export function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const before = forebears();
  const watch = setInterval(() => {
    if (forebears() === before) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}

/** The shell, and where it can be told at no cost (Linux) npm before it. */
function forebears() {
  try {
    // "123 (sh) S 122 …": process, name, state, parent.
    const [, name, parent] =
      /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return name === "sh" || name === "dash" ? `${process.ppid} ${parent}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}
