import { badParameter } from "./year-parameter";

const MOST_ROWS = 10_000;

interface Paged<Row> {
  rows: Row[];
  /** `Link` to the next page, if there is one (RFC 8288). */
  headers: Record<string, string>;
}

/**
 * The part of a list that a call asks for with `limit` and `after`: at most so many rows after the one that a cursor
 * names. Without either, the whole list.
 * @param rows in an order that stays as it is
 * @param keyOf what tells a row from all others
 * @returns the refusal of a wrong parameter
 */
export function pageOf<Row>(
  request: Request,
  rows: Row[],
  keyOf: (row: Row) => string,
): Paged<Row> | Response {
  const url = new URL(request.url);
  const limit = url.searchParams.get("limit");
  const after = url.searchParams.get("after");
  const most = limit === null ? MOST_ROWS : Number(limit);
  if (limit !== null && !(/^\d{1,5}$/.test(limit) && most >= 1 && most <= MOST_ROWS))
    return badParameter("limit", `limit must be a whole number from 1 to ${MOST_ROWS}.`);
  if (limit === null && after === null) return { rows, headers: {} };
  const before = after === null ? -1 : rows.findIndex((row) => cursorOf(keyOf(row)) === after);
  if (after !== null && before < 0)
    return badParameter("after", "The row that this cursor names is gone. Begin again without after.");
  const page = rows.slice(before + 1, before + 1 + most);
  const last = page.at(-1);
  if (!last || before + 1 + most >= rows.length) return { rows: page, headers: {} };
  url.searchParams.set("after", cursorOf(keyOf(last)));
  return { rows: page, headers: { link: `<${url.pathname}${url.search}>; rel="next"` } };
}

const cursorOf = (key: string) => Buffer.from(key).toString("base64url");
