import type { RequestHandler } from "express";

const REPORT_FILE = /^(\/c\/[^/?]+\/reports\/[^/?]+|\/p\/[^/?]+)\.(pdf|xlsx|pptx|csv|zip|json)(?=\?|$)/;

/**
 * A report's file has its page's address with the form at the end: …/reports/progress-2025.pdf. The router knows
 * only whole parts of an address, so it is given …/reports/progress-2025/as/pdf.
 */
export const reportFiles: RequestHandler = (request, _response, next) => {
  const rewritten = request.originalUrl.replace(REPORT_FILE, "$1/as/$2");
  request.url = rewritten;
  request.originalUrl = rewritten;
  next();
};
