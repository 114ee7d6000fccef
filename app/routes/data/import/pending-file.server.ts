import { redirect } from "@remix-run/node";
import { signalOf } from "~/access/client-gone.server";
import { importShare } from "~/access/limits/fair-share.server";
import { type Shell, shellOf } from "~/access/shell";
import { notFound, type RouteArgs, type Visit, visit } from "~/access/visit.server";
import type { Catalog, Viewer } from "~/domain/terms";
import { guessMapping } from "~/exchange/columns/guessing/guess-mapping";
import { type Mapping, mappingSchema } from "~/exchange/columns/mapping";
import { type MappedRows, readMappedInTurns } from "~/exchange/columns/read-mapped";
import { headerKey } from "~/exchange/columns/sheet-columns";
import { type CheckedFile, checkFile } from "~/exchange/observations/checked-file.server";
import { openFile } from "~/exchange/opening/open-file";
import type { OpenedFile } from "~/exchange/opening/opened-file";
import type { TextForm } from "~/exchange/opening/text-form";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { findMapping } from "~/records/imports/mappings.server";
import { addUpload, findUpload, readUpload } from "~/records/imports/uploads.server";
import { faultsOf } from "~/routes/data/import/columns/mapping.server";
import { cached, forget } from "./file-cache.server";

export type UploadArgs = RouteArgs & { params: { collaborative?: string; upload?: string } };

/** An uploaded file that its sender has not yet decided about. */
export interface PendingFile {
  args: UploadArgs;
  /** Slug of the collaborative. */
  slug: string;
  shell: Shell;
  viewer: Viewer;
  catalog: Catalog;
  upload: { id: string; fileName: string };
  mapping: Mapping;
  from: MappingOrigin;
  form?: TextForm;
}

/** Where a mapping comes from; "chosen" means that its sender confirmed it. */
export type MappingOrigin = "template" | "last time" | "guess" | "chosen";

/** What is stored with an upload about its columns. */
interface StoredMapping {
  from: MappingOrigin;
  mapping: Mapping;
  /** How a text file is read, if its sender chose it. */
  form?: TextForm;
}

/**
 * Opens a file and stores it until its sender has decided.
 * @returns its id, and whether its columns are clear enough to go straight to the review
 * @throws FileError for a file that cannot be read; nothing is stored then
 */
export async function receiveFile(
  args: RouteArgs,
  sent: { fileName: string; content: Uint8Array },
): Promise<{ id: string; clear: boolean }> {
  // Permission is checked before the file is opened.
  const { catalog, sender } = await visit(args, "enter data", async ({ db, person }) => ({
    catalog: await readCatalog(db),
    sender: person.id,
  }));
  const file = await importShare.run(sender, () =>
    openFile(sent.content, sent.fileName, { signal: signalOf(args) }),
  );
  return visit(args, "enter data", async ({ db, viewer }) => {
    const stored = await mappingFor(db, file, catalog, viewer);
    const id = await addUpload(db, { ...sent, mapping: stored });
    await cached(`${id} file`, async () => file, rowsIn);
    const clear = stored.from !== "guess" || isPlain(file, stored.mapping);
    return { id, clear: clear && faultsOf(file, stored.mapping, catalog).length === 0 };
  });
}

/** A guess, improved by what was chosen for an earlier file with the same header. */
async function mappingFor(
  db: Visit["db"],
  file: OpenedFile,
  catalog: Catalog,
  viewer: Viewer,
): Promise<StoredMapping> {
  const guess = guessFor(file, catalog, viewer);
  const sheet = file.sheets.find(({ name }) => name === guess.sheets[0]);
  if (guess.form === "template" || !sheet) return { from: "template", mapping: guess };
  const earlier = mappingSchema.safeParse(await findMapping(db, headerKey(sheet)));
  if (!earlier.success) return { from: "guess", mapping: guess };
  return { from: "last time", mapping: guessFor(file, catalog, viewer, earlier.data) };
}

/** A guess in which a data lead's file is about their own institution unless it says otherwise. */
export function guessFor(
  file: OpenedFile,
  catalog: Catalog,
  viewer: Viewer,
  last: Mapping | null = null,
  headerRow: number | null = null,
): Mapping {
  const mapping = guessMapping(file, catalog, last, headerRow);
  const own = catalog.members.find(({ id }) => id === viewer.memberId);
  const hasMember = mapping.columns.some(({ use, member }) => use === "member" || member !== undefined);
  // A sheet that is named after another member is not about their own.
  const isOpen = mapping.fixed.member === null && !mapping.fixed.memberFromSheet;
  if (own && !hasMember && isOpen && mapping.form !== "template") mapping.fixed.member = own.slug;
  return mapping;
}

/** Has the columns of our own exports, which need no confirmation. */
const isPlain = ({ kind }: OpenedFile, { decimalIsSure, form, columns }: Mapping) =>
  kind === "csv" && decimalIsSure && form === "long" && columns.every(({ use }) => use !== "unknown");

/** The file of the address. @throws a redirect if it is no longer pending, or was never this person's */
export async function openPendingFile(args: UploadArgs): Promise<PendingFile> {
  const slug = args.params.collaborative ?? "";
  // After canceling, the page must wait for the running import to see how it ended.
  const wait = new URL(args.request.url).searchParams.has("stopped");
  const { upload, ...rest } = await visit(args, "enter data", async (visited) => {
    const upload = await findUpload(visited.db, args.params.upload ?? "", wait);
    const catalog = await readCatalog(visited.db);
    return { upload, catalog, viewer: visited.viewer, shell: shellOf(visited, catalog.collaborative) };
  });
  if (!upload) throw redirect(paths.import(slug, { gone: 1 }));
  const { id, fileName } = upload;
  const { mapping, ...stored } = upload.mapping as StoredMapping;
  // A file that was sent before an update may lack what mappings say now.
  return { args, slug, ...rest, upload: { id, fileName }, ...stored, mapping: mappingSchema.parse(mapping) };
}

/** Its content; opened again only if the cache has dropped it. */
export function readFile({ args, upload, form }: PendingFile): Promise<OpenedFile> {
  const make = async () => {
    const content = await visit(args, "enter data", ({ db }) => readUpload(db, upload.id));
    if (!content) throw notFound("This file is no longer here.");
    return openFile(content, upload.fileName, form);
  };
  return cached(`${upload.id} file`, make, rowsIn);
}

/** Its rows, read as the mapping says. */
export async function readRows(pending: PendingFile): Promise<MappedRows> {
  const { upload, mapping, catalog } = pending;
  const make = async () => readMappedInTurns(await readFile(pending), mapping, catalog);
  const read = await cached(readKey(pending), make, ({ rows }) => rows.length);
  // The rows replace the cells in the cache.
  forget(`${upload.id} file`);
  return read;
}

const readKey = ({ upload, mapping }: PendingFile) => `${upload.id} read ${JSON.stringify(mapping)}`;

/** Compares the rows with the stored values. */
export function checkPendingFile(
  { db, viewer }: Visit,
  pending: PendingFile,
  read: MappedRows,
): Promise<CheckedFile> {
  const { catalog, upload, mapping } = pending;
  const make = () => checkFile(db, { catalog, viewer, rows: read.rows, errors: read.faults });
  const key = [upload.id, "checked", catalog.revision, JSON.stringify(mapping)].join(" ");
  return cached(key, make, ({ rows }) => rows.length);
}

export const rowsIn = ({ sheets }: OpenedFile) => sheets.reduce((sum, { rows }) => sum + rows.length, 0);
