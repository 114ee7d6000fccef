/** Temporary folders for tests. A folder's name contains the process that created it, so a later run can clean up. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAME = /^tidemark-test-[a-z]+-(\d+)-\w{6}$/;

/**
 * Creates a folder, which the caller must remove.
 * @param {string} purpose a lower-case word
 */
export function temporaryFolder(purpose) {
  return mkdtempSync(join(tmpdir(), `tidemark-test-${purpose}-${process.pid}-`));
}

/** Removes the folders of processes that were killed before they could clean up. */
export function removeAbandonedFolders() {
  for (const name of readdirSync(tmpdir())) {
    const owner = NAME.exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user is also running, but cannot be signaled.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
