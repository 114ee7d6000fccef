import type { RequestHandler } from "express";

/**
 * Makes every answer private and unstored, unless it is marked public, or private with revalidation.
 * Set as the headers are written, so that no page can forget it.
 */
export const privateAnswers: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead;
  response.writeHead = function withPrivacy(this: typeof response, ...args: unknown[]) {
    response.setHeader("Cache-Control", cachingOf(String(response.getHeader("cache-control") ?? "")));
    return Reflect.apply(writeHead, this, args);
  } as typeof writeHead;
  next();
};

/** @param own what the answer says itself; "" if nothing */
export function cachingOf(own: string): string {
  if (/\b(public|private)\b/.test(own)) return own;
  const more = own.split(",").flatMap((part) => (/^\s*(no-store)?\s*$/.test(part) ? [] : [part.trim()]));
  return ["private", "no-store", ...more].join(", ");
}
