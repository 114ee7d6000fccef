import type { RequestHandler } from "express";
import { FORMAT_NAMES } from "./reports/formats.server";
import { CHART_FORMATS } from "./ui/charts/share/chart-address";

const REPORT_FILE = new RegExp(
  `^(/c/[^/?]+/reports/[^/?]+|/p/[^/?]+)\\.(${FORMAT_NAMES.join("|")})(?=\\?|$)`,
);

const CHART_FILE = new RegExp(`^(/c/[^/?]+/charts/[^/?]+)\\.(${CHART_FORMATS.join("|")})(?=\\?|$)`);
const CALENDAR = /^(\/calendar\/[^/?]+)\.ics(?=\?|$)/;

/**
 * A report's file has its page's address with the format at the end: …/reports/progress-2025.pdf. The router matches
 * only whole segments, so it gets …/reports/progress-2025/as/pdf. Charts likewise; a calendar's …/calendar/SECRET.ics
 * becomes …/calendar/SECRET/ics.
 */
export const reportFiles: RequestHandler = (request, _response, next) => {
  const rewritten = request.originalUrl
    .replace(REPORT_FILE, "$1/as/$2")
    .replace(CHART_FILE, "$1/as/$2")
    .replace(CALENDAR, "$1/ics");
  request.url = rewritten;
  request.originalUrl = rewritten;
  next();
};
