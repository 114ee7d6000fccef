import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { frozenChart } from "~/reports/charts/public-chart.server";
import { EmbeddedChart } from "~/ui/charts/share/EmbeddedChart";
import { formatDate } from "~/ui/figures/dates";
import { stylesFor } from "~/ui/layout/other-scripts";
import theme from "~/ui/theme.css?url";

/** A withdrawn chart is gone from the frames of others after so many seconds. */
const KEPT_SECONDS = 300;

/** A kept chart as a page; 304 for whoever has it already. */
export function embeddedPage(snapshot: string, request: Request): Response {
  const { title, unit, source, note, collaborative, date, locale, currency, data } = frozenChart(snapshot);
  const page = `<!DOCTYPE html>${renderToStaticMarkup(
    <EmbeddedChart
      words={{ title, unit, source, note }}
      data={{ ...data, locale, currency }}
      credit={`${collaborative}, as of ${formatDate(date, { locale })}. Made with Tidemark.`}
      styles={[theme, stylesFor(snapshot) ?? []].flat()}
    />,
  )}`;
  const etag = `"${createHash("sha256").update(page).digest("base64url").slice(0, 32)}"`;
  const headers = {
    "cache-control": `public, max-age=${KEPT_SECONDS}`,
    etag,
    "x-robots-tag": "noindex",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(page, { headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
}
