import type { RequestHandler } from "express";
import sirv from "sirv";

/**
 * Serves the scripts, styles, and fonts of the build, as they were compressed there. Their names hold a hash of their
 * content, so browsers keep them for good; they carry only the headers that matter for such files.
 */
export function assets(folder: string, https: boolean): RequestHandler[] {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
    setHeaders: (response) => {
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("cross-origin-resource-policy", "same-origin");
      if (https) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    },
  });
  const missing: RequestHandler = (_request, response) => {
    response.status(404).type("text/plain").send("There is no such file.\n");
  };
  // Other methods get the answers, and the limits, of all other addresses.
  return [files, missing].map(
    (handle): RequestHandler =>
      (request, response, next) =>
        ["GET", "HEAD"].includes(request.method) ? handle(request, response, next) : next(),
  );
}
