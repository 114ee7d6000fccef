import { notFound } from "~/access/visit.server";

export function loader(): never {
  throw notFound("The address may be mistyped, or the page may have moved.");
}

/** Never shown: the loader always throws. It makes this a page, so that the error page has a frame. */
export default function NotFound() {
  return null;
}
