import { redirect } from "@remix-run/node";
import { type Shell, shellOf } from "~/access/shell";
import { type Doorway, notFound, type Visit, visit } from "~/access/visit.server";
import type { Catalog, Viewer } from "~/domain/types";
import { type CheckedFile, checkFile } from "~/exchange/checked-file.server";
import { guessMapping } from "~/exchange/guess-mapping";
import { headerKey, type Mapping, mappingSchema } from "~/exchange/mapping";
import { openFile } from "~/exchange/open-file";
import type { OpenedFile } from "~/exchange/opened-file";
import { type MappedRows, readMappedInTurns } from "~/exchange/read-mapped";
import { readCatalog } from "~/records/catalog.server";
import { findMapping } from "~/records/mappings.server";
import { addUpload, findUpload, readUpload } from "~/records/uploads.server";
import { faultsOf } from "./import-mapping.server";
import { forget, once } from "./kept-files.server";

export type UploadDoorway = Doorway & { params: { collaborative?: string; upload?: string } };

/** A file that waits for a decision, before whoever sent it. */
export interface ImportDesk {
  doorway: UploadDoorway;
  /** Address of the collaborative. */
  base: string;
  shell: Shell;
  viewer: Viewer;
  catalog: Catalog;
  upload: { id: string; fileName: string };
  mapping: Mapping;
  /** Where the mapping comes from. */
  from: MappingOrigin;
}

/** "said": its sender has looked at it. */
export type MappingOrigin = "template" | "last time" | "guess" | "said";

/** What is kept of the columns with an upload. */
interface KeptMapping {
  from: MappingOrigin;
  mapping: Mapping;
}

/**
 * Opens a file and keeps it until its sender has decided.
 * @returns its id and whether anybody should look at the columns first. @throws FileError, having kept nothing
 */
export async function takeIn(
  doorway: Doorway,
  sent: { fileName: string; content: Uint8Array },
): Promise<{ id: string; clear: boolean }> {
  // Strangers' files are not opened.
  const catalog = await visit(doorway, "enter data", ({ db }) => readCatalog(db));
  const file = await openFile(sent.content, sent.fileName, { signal: doorway.request.signal });
  return visit(doorway, "enter data", async ({ db, viewer }) => {
    const kept = await mappingFor(db, file, catalog, viewer);
    const id = await addUpload(db, { ...sent, mapping: kept });
    await once(`${id} file`, async () => file, rowsIn);
    const clear = kept.from !== "guess" || isPlain(file, kept.mapping);
    return { id, clear: clear && faultsOf(file, kept.mapping, catalog).length === 0 };
  });
}

/** Guessed, with what was said of a file with the same header. */
async function mappingFor(
  db: Visit["db"],
  file: OpenedFile,
  catalog: Catalog,
  viewer: Viewer,
): Promise<KeptMapping> {
  const guessed = guessFor(file, catalog, viewer);
  const sheet = file.sheets.find(({ name }) => name === guessed.sheets[0]);
  if (guessed.form === "template" || !sheet) return { from: "template", mapping: guessed };
  const known = mappingSchema.safeParse(await findMapping(db, headerKey(sheet)));
  if (!known.success) return { from: "guess", mapping: guessed };
  return { from: "last time", mapping: guessFor(file, catalog, viewer, known.data) };
}

/** A data lead's file is about their own institution, unless it says otherwise. */
export function guessFor(
  file: OpenedFile,
  catalog: Catalog,
  viewer: Viewer,
  last: Mapping | null = null,
): Mapping {
  const mapping = guessMapping(file, catalog, last);
  const own = catalog.members.find(({ id }) => id === viewer.memberId);
  const said = mapping.columns.some(({ use, member }) => use === "member" || member !== undefined);
  if (own && !said && !mapping.fixed.memberFromSheet && mapping.form !== "template")
    mapping.fixed.member = own.slug;
  return mapping;
}

/** The columns as our own exports have them. */
const isPlain = ({ kind }: OpenedFile, { decimalIsSure, form, columns }: Mapping) =>
  kind === "csv" && decimalIsSure && form === "long" && columns.every(({ use }) => use !== "unknown");

/** The file of the address. @throws a redirect where it does not wait any more, or never did for this person */
export async function openDesk(doorway: UploadDoorway): Promise<ImportDesk> {
  const base = `/c/${doorway.params.collaborative}`;
  // Somebody who has just stopped the storing wants to know how that ended.
  const settled = new URL(doorway.request.url).searchParams.has("stopped");
  const found = await visit(doorway, "enter data", async (visited) => {
    const upload = await findUpload(visited.db, doorway.params.upload ?? "", settled);
    const catalog = await readCatalog(visited.db);
    return { upload, catalog, viewer: visited.viewer, shell: shellOf(visited, catalog.collaborative) };
  });
  const { upload, ...rest } = found;
  if (!upload) throw redirect(`${base}/data/import?gone`);
  const { id, fileName } = upload;
  return { doorway, base, ...rest, upload: { id, fileName }, ...(upload.mapping as KeptMapping) };
}

/** What is in it; opened again only if that was long ago. */
export function readFile({ doorway, upload }: ImportDesk): Promise<OpenedFile> {
  const make = async () => {
    const content = await visit(doorway, "enter data", ({ db }) => readUpload(db, upload.id));
    if (!content) throw notFound("This file does not wait here any more.");
    return openFile(content, upload.fileName);
  };
  return once(`${upload.id} file`, make, rowsIn);
}

/** Its rows, as the mapping says. */
export async function readRows(desk: ImportDesk): Promise<MappedRows> {
  const { upload, mapping, catalog } = desk;
  const make = async () => readMappedInTurns(await readFile(desk), mapping, catalog);
  const read = await once(readKey(desk), make, ({ rows }) => rows.length);
  // What was looked up takes the place of the cells.
  forget(`${upload.id} file`);
  return read;
}

const readKey = ({ upload, mapping }: ImportDesk) => `${upload.id} read ${JSON.stringify(mapping)}`;

/** The rows held against what is stored now. */
export function checkedAt({ db, viewer }: Visit, desk: ImportDesk, read: MappedRows): Promise<CheckedFile> {
  const { catalog, upload, mapping } = desk;
  const make = () => checkFile(db, catalog, viewer, { rows: read.rows, errors: read.faults });
  const key = [upload.id, "checked", catalog.revision, JSON.stringify(mapping)].join(" ");
  return once(key, make, ({ rows }) => rows.length);
}

export const rowsIn = ({ sheets }: OpenedFile) => sheets.reduce((sum, { rows }) => sum + rows.length, 0);
