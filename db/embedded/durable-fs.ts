import * as fs from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * PGlite runs PostgreSQL with fsync off, and its file layer would ignore fsync if it were on: after a power
 * cut, acknowledged transactions could be gone and the folder broken. This puts the real call back in.
 * It relies on PGlite's internals, hence the pinned version and a test that counts the calls.
 */
export interface DurableOptions {
  /** Called after each file or folder that reached the disk. */
  onFsync?: (kind: "file" | "folder") => void;
  /** The call itself, for tests of a failing disk. */
  fsync?: (fd: number) => void;
  /** What to do when the disk refuses. The process must not go on: see `crash`. */
  onFsyncFailure?: (error: Error) => void;
}

/** PostgreSQL's start parameters with fsync on; PGlite ignores fdatasync, the default way to flush the WAL. */
export const DURABLE_START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  "-c",
  "wal_sync_method=fsync",
  // Half the default saves this process 80 MB; the system caches the files anyway.
  "-c",
  "shared_buffers=64MB",
  // How much of the used log a checkpoint keeps for reuse: by default 80 MB to 1 GB.
  "-c",
  "min_wal_size=32MB",
  "-c",
  "max_wal_size=128MB",
];

/** The parts of Emscripten's module that matter here. */
interface EmscriptenModule {
  NODEFS: {
    stream_ops: { fsync?: (stream: EmscriptenStream) => number };
    tryFSOperation<T>(operation: () => T): T;
  };
}
interface EmscriptenStream {
  nfd: number;
  node: { mode: number };
}

type Init = NodeFS["init"];

/** A folder on disk in which "committed" means "on the disk". */
export class DurableNodeFS extends NodeFS {
  readonly #options: DurableOptions;

  constructor(dataDir: string, options: DurableOptions = {}) {
    super(dataDir);
    this.#options = options;
  }

  override async init(...args: Parameters<Init>): ReturnType<Init> {
    const started = await super.init(...args);
    const preRun = [started.emscriptenOpts.preRun ?? []].flat() as ((module: unknown) => void)[];
    preRun.push((module) => this.#install(module as EmscriptenModule));
    return { emscriptenOpts: { ...started.emscriptenOpts, preRun } as typeof started.emscriptenOpts };
  }

  #install({ NODEFS }: EmscriptenModule): void {
    const { fsync = fs.fsyncSync, onFsync, onFsyncFailure = crash } = this.#options;
    NODEFS.stream_ops.fsync = (stream) => {
      const folder = (stream.node.mode & fs.constants.S_IFMT) === fs.constants.S_IFDIR;
      try {
        fsync(stream.nfd);
      } catch (error) {
        if (folder && cannotSyncFolders(error)) return 0;
        onFsyncFailure(error as Error);
        // PostgreSQL expects the file layer's own error type; any other would unwind its stack.
        NODEFS.tryFSOperation(() => {
          throw error;
        });
      }
      onFsync?.(folder ? "folder" : "file");
      return 0;
    };
  }
}

/**
 * After a failed fsync nobody knows what is on the disk, and a second try may "succeed" without having
 * written: a PostgreSQL server ends itself then and recovers from its log at the next start. PGlite would
 * spin forever at the next statement, so the whole process ends.
 */
function crash(error: Error): void {
  console.error(`The database cannot write to its disk (${error.message}); stopping to keep it whole.`);
  process.exit(1);
}

/** Windows and some network file systems have no fsync of a folder; PostgreSQL ignores that as well. */
export function cannotSyncFolders(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return ["EPERM", "EACCES", "EINVAL", "EISDIR", "EBADF", "ENOTSUP", "EOPNOTSUPP"].includes(code);
}
