import { notFound } from "~/access/visit.server";
import { log } from "~/log.server";
import type { ReportModel } from "~/reports/model";
import { FORMATS, type Format, render, TYPES } from "~/reports/render.server";
import { RenderError } from "~/reports/render-error";

/** The form that an address asks for. @throws 404 for one that there is not */
export function formatOf(text: string | undefined): Format {
  const found = FORMATS.find((one) => one === text);
  if (!found) throw notFound(`A report comes as ${FORMATS.join(", ")}.`);
  return found;
}

/** The report as a file to keep. @throws in words where it cannot be made; the other forms still can */
export async function fileOf(
  model: ReportModel,
  format: Format,
  request: Request,
  headers: Record<string, string> = {},
): Promise<Response> {
  const schema = new URL("/report-1.schema.json", request.url).href;
  try {
    const body = await render(model, format, { schema, signal: request.signal });
    return new Response(typeof body === "string" ? body : Buffer.from(body), {
      headers: {
        ...headers,
        "content-type": TYPES[format],
        "content-disposition": `attachment; ${namesOf(model, format)}`,
      },
    });
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    if (error.cause) log.error(error, "a report could not be made");
    throw new Response(error.message, { status: error.status, headers: { "retry-after": "60" } });
  }
}

/** What stands in no file's name, or would turn it around. */
const NO_NAME = /[\p{C}/\\:*?"<>|]/gu;

/**
 * A name in plain letters, which everybody can keep a file by. A title in other scripts has none in its address:
 * those who can are given it as it is.
 */
function namesOf({ title, slug, year }: ReportModel, format: Format): string {
  const plain = `filename="${slug}-${year}.${format}"`;
  if (!/(?!\p{Script=Latin})\p{L}/u.test(title)) return plain;
  const name = `${title.replace(NO_NAME, " ").replace(/\s+/g, " ").trim()}-${year}.${format}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${plain}; filename*=UTF-8''${encoded}`;
}
