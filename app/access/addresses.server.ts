/** Refuses requests that no page could answer, before any other work. */
import type { RequestHandler } from "express";
import { isApi, refuse } from "./refusal.server";

const METHODS_OF_PAGES = ["GET", "HEAD", "POST"];

/** 400 for an undecodable address, 404 for a NUL character, 405 for a method that no page has. */
export const readableAddress: RequestHandler = (request, response, next) => {
  const [path = "", query = ""] = request.originalUrl.split(/\?(.*)/s);
  if (!path.startsWith("/") || !canDecode(path))
    return refuse(request, response, {
      status: 400,
      title: "This address cannot be read",
      detail: "Check the address for stray percent signs, or follow a link from a page.",
    });
  if (hasNul(path) || hasNul(query))
    return refuse(request, response, {
      status: 404,
      title: "Not found",
      detail: "There is nothing at this address.",
    });
  // The calls of the API have methods of their own.
  if (!isApi(path) && !METHODS_OF_PAGES.includes(request.method))
    return refuse(request, response.set("Allow", METHODS_OF_PAGES.join(", ")), {
      status: 405,
      title: "Not possible here",
      detail: "Pages are read with GET and send their forms with POST.",
    });
  next();
};

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Databases cannot store NUL, so no name contains one. */
const hasNul = (text: string) => text.includes("%00");
