import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { parseJson, TooLarge, uploadOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { type MeasurePack, packSchema } from "~/domain/measures/packs";
import { NO_TEXT } from "~/domain/plain-text";
import { decode } from "~/exchange/opening/table";
import { inMegabytes, UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { adoptPack } from "~/records/measures/packs.server";
import { STANDARD_PACKS } from "../../../../seeds/packs";
import { faultOf } from "../measures/actions.server";
import { LIBRARY } from "../measures/view.server";

/** Packs of other collaboratives come as a file, or as its text. */

type PackField = "file" | "text";

/** What is wrong with a pack that was sent in, the field it stands beside, and the text that was pasted. */
export interface RefusedPack {
  field: PackField;
  message: string;
  text: string;
}

interface SentPack {
  field: PackField;
  /** The file as text. */
  json: string;
  /** What was pasted, to show again. */
  text: string;
}

/** Adopts a pack that another collaborative shared. */
export async function importPack(args: ActionFunctionArgs) {
  const sent = await sentPack(args.request);
  const read = "message" in sent ? sent : readPack(sent);
  // A fault is caught outside of the transaction, so that nothing of the pack is stored.
  const fault = await faultOf(() =>
    visit(args, "manage measures", async ({ db }) => {
      if ("pack" in read) await adoptPack(db, read.pack, LIBRARY);
    }),
  );
  const refused = fault && "pack" in read ? { ...read.sent, message: fault.message } : read;
  if ("message" in refused) {
    const { field, message, text } = refused;
    return data<RefusedPack>({ field, message, text }, { status: 422 });
  }
  return redirect(paths.measurePack(args.params.collaborative ?? "", refused.pack.code, { saved: "yes" }));
}

async function sentPack(request: Request): Promise<SentPack | RefusedPack> {
  try {
    const form = await uploadOf(request, UPLOAD_LIMITS.pack);
    const file = form.get("file");
    const text = String(form.get("text") ?? "");
    const hasFile = file instanceof Blob && file.size > 0;
    if (hasFile && text.trim() !== "")
      return { field: "text", message: "Choose a file or paste its text, but not both.", text };
    if (hasFile) return { field: "file", json: decode(new Uint8Array(await file.arrayBuffer())), text };
    if (text.trim() !== "") return { field: "text", json: text, text };
    return { field: "file", message: "Choose a file, or paste its text below.", text };
  } catch (error) {
    if (error instanceof TooLarge)
      return {
        field: "file",
        message: `The file is larger than ${inMegabytes(UPLOAD_LIMITS.pack)}, too large for a pack.`,
        text: "",
      };
    if (error instanceof Response && error.status === 413)
      return { field: "text", message: "This text is too long to paste. Choose the file instead.", text: "" };
    throw error;
  }
}

/** The pack of a file, or what is wrong with it and where. */
function readPack(sent: SentPack): { pack: MeasurePack; sent: SentPack } | RefusedPack {
  const { field, text } = sent;
  const json = jsonIn(sent.json);
  if (json === undefined)
    return { field, message: "This is not JSON. Send the file as it was downloaded.", text };
  const read = packSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const at = issue?.path.length ? ` (${issue.path.join(" → ")})` : "";
    return { field, message: `This is no pack that can be read: ${issue?.message ?? ""}${at}`, text };
  }
  if (STANDARD_PACKS.some(({ code }) => code === read.data.code))
    return { field, message: "This is a standard pack: adopt it from the list.", text };
  return { pack: read.data, sent };
}

/** Undefined where it is not JSON, or nested as no pack is. Characters that no database stores are left out. */
function jsonIn(text: string): unknown {
  try {
    return parseJson(text, (_, value) => (typeof value === "string" ? value.replace(NO_TEXT, "") : value));
  } catch {
    return undefined;
  }
}
