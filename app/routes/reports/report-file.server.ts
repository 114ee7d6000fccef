import { type Asked, signalOf } from "~/access/client-gone.server";
import { notFound } from "~/access/visit.server";
import { log } from "~/log.server";
import { paths } from "~/paths";
import { FORMAT_NAMES, FORMATS, type FormatName } from "~/reports/formats.server";
import type { ReportModel } from "~/reports/model";
import { RenderError } from "~/reports/render/error";
import { render } from "~/reports/render/render.server";

/** The format that an address asks for. @throws 404 for an unknown one */
export function formatOf(text: string | undefined): FormatName {
  const format = FORMAT_NAMES.find((name) => name === text);
  if (!format) throw notFound(`A report comes as ${FORMAT_NAMES.join(", ")}.`);
  return format;
}

/** The report as a file to download. @throws a response in words where it cannot be rendered in this format */
export async function fileOf(
  model: ReportModel,
  format: FormatName,
  asked: Asked,
  headers: Record<string, string> = {},
): Promise<Response> {
  const schema = new URL(paths.reportSchema(), asked.request.url).href;
  try {
    const body = await render(model, format, { schema, signal: signalOf(asked) });
    return new Response(typeof body === "string" ? body : Buffer.from(body), {
      headers: {
        ...headers,
        "content-type": FORMATS[format].contentType,
        "content-disposition": `attachment; ${namesOf(model, format)}`,
      },
    });
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    if (error.cause) log.error(error, "a report could not be made");
    throw new Response(error.message, { status: error.status, headers: { "retry-after": "60" } });
  }
}

/** Not allowed in a file name, or able to reverse how it reads. */
const NOT_IN_NAMES = /[\p{C}/\\:*?"<>|]/gu;

/**
 * The file's name from the report's address, in plain letters that every system can store. A title in another script
 * leaves no letters in the address, so browsers also get the title itself (RFC 6266, `filename*`).
 */
function namesOf({ title, slug, year }: ReportModel, format: FormatName): string {
  const plain = `filename="${slug}-${year}.${format}"`;
  if (!/(?!\p{Script=Latin})\p{L}/u.test(title)) return plain;
  const name = `${title.replace(NOT_IN_NAMES, " ").replace(/\s+/g, " ").trim()}-${year}.${format}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${plain}; filename*=UTF-8''${encoded}`;
}
