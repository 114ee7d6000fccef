import { parseJson } from "~/access/limits/body.server";
import { type Area, type AreaFault, readCodes } from "~/domain/areas/area";
import { AREA_UNIT_NAMES, AREA_UNITS, type AreaUnit } from "~/domain/areas/codes";
import { weightsOf } from "~/domain/areas/crosswalk";
import { type Outline, readOutlines } from "~/domain/areas/outline";
import type { Decimal } from "~/domain/terms";
import { decode, FileError, readTable } from "~/exchange/opening/table";
import type { AreaWrite, VersionWrite } from "~/records/areas/areas.server";

/** A fault of the form: one of the area's fields, or the file of the map. */
export interface FormFault {
  field: AreaFault["field"] | "map";
  message: string;
}

/** A crosswalk is cut to the region: every ZIP code of it is kept with the list. */
const MOST_ZIPS = 5_000;

/**
 * Reads the form of an area.
 * @param before the area that it changes; null for a new one
 * @param measures the ids of the measures by their codes
 */
export async function areaOf(
  form: FormData,
  before: Area | null,
  measures: ReadonlyMap<string, string>,
): Promise<AreaWrite | FormFault> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const unit = before?.unit ?? AREA_UNITS.find((each) => each === text("unit"));
  if (!unit) return { field: "unit", message: "Choose what the list is made of." };
  const read = readCodes(text("codes"), unit);
  if ("unreadable" in read) return { field: "codes", message: unreadableWords(read.unreadable, unit) };
  const fromYear = yearIn(text("fromYear"));
  const recountedFrom = text("earlier") === "recount" ? yearIn(text("recountedFrom")) : null;
  const version: VersionWrite = {
    fromYear,
    recountedFrom,
    source: text("source"),
    rule: text("rule"),
    codes: read.codes,
  };
  const crosswalk = fileIn(form, "crosswalk");
  if (crosswalk) {
    const weights = crosswalkOf(new Uint8Array(await crosswalk.arrayBuffer()), new Set(read.codes));
    if ("message" in weights) return weights as FormFault;
    version.weights = weights as Record<string, Decimal>;
  }
  const map = fileIn(form, "map");
  if (map) {
    const outlines = mapOf(await map.text(), unit, new Set(read.codes));
    if ("message" in outlines) return outlines;
    version.outlines = outlines;
  }
  const measureIds = form.getAll("measure").flatMap((code) => measures.get(String(code)) ?? []);
  return { label: text("label"), unit, withinId: text("within") || null, measureIds, version };
}

/** A year as typed; what is none is 0, which no rule accepts. */
const yearIn = (typed: string): number => (/^\d{4}$/.test(typed) ? Number(typed) : 0);

/** The file of a field; null where none was chosen. */
function fileIn(form: FormData, name: string): Blob | null {
  const file = form.get(name);
  return file instanceof Blob && file.size > 0 ? file : null;
}

export function unreadableWords(codes: string[], unit: AreaUnit): string {
  const quoted = new Intl.ListFormat("en-US").format(codes.map((code) => `“${code}”`));
  return `${quoted}: not read as ${AREA_UNIT_NAMES[unit].replace(/^[CNP]/, (letter) => letter.toLowerCase())}.`;
}

const fault = (field: FormFault["field"], message: string): FormFault => ({ field, message });

/** The weights in a file with the columns zip, tract, and ratio; also as the crosswalk files of HUD name them. */
function crosswalkOf(bytes: Uint8Array, tracts: ReadonlySet<string>): Record<string, Decimal> | FormFault {
  try {
    const { columns, rows } = readTable(decode(bytes));
    const column = (...names: string[]) => columns.find((name) => names.includes(name.trim().toLowerCase()));
    const zip = column("zip");
    const tract = column("tract", "geoid");
    const ratio = column("ratio", "res_ratio");
    if (!zip || !tract || !ratio)
      return fault("weights", "The file needs the columns zip, tract, and ratio.");
    const read = weightsOf(
      rows.map(({ cells }) => ({
        zip: cells[zip] ?? "",
        tract: cells[tract] ?? "",
        ratio: cells[ratio] ?? "",
      })),
      tracts,
    );
    if ("faults" in read) {
      const [first] = read.faults;
      const line = first?.row === null || first === undefined ? "" : `Line ${rows[first.row - 1]?.line}: `;
      const more = read.faults.length > 1 ? ` And ${read.faults.length - 1} more.` : "";
      return fault("weights", `${line}${first?.message}${more}`);
    }
    if (read.weights.size > MOST_ZIPS)
      return fault("weights", `Cut the file to your region: at most ${MOST_ZIPS} ZIP codes.`);
    return Object.fromEntries(read.weights);
  } catch (error) {
    if (error instanceof FileError) return fault("weights", error.message);
    throw error;
  }
}

function mapOf(text: string, unit: AreaUnit, codes: ReadonlySet<string>): Outline[] | FormFault {
  try {
    const read = readOutlines(parseJson(text), unit, codes);
    return "fault" in read ? fault("map", read.fault) : read.outlines;
  } catch (error) {
    if (error instanceof SyntaxError) return fault("map", "This is not a GeoJSON file.");
    if (error instanceof Response)
      return fault("map", "The map has too many points. Simplify the outlines first.");
    throw error;
  }
}

/** What was typed, to fill the form in again; files have to be chosen again. */
export function typedIn(form: FormData): Record<string, string> {
  const fields = [
    "label",
    "unit",
    "within",
    "fromYear",
    "earlier",
    "recountedFrom",
    "source",
    "rule",
    "codes",
  ];
  return Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? "")]));
}
