import type { RowError } from "~/exchange/opening/table";

/** An error response of the API: application/problem+json (RFC 9457). */
export function problem(status: number, title: string, detail: string, errors?: RowError[]): Response {
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8" });
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="Tidemark"');
  // JSON leaves out errors where there are none.
  return new Response(JSON.stringify({ type: "about:blank", status, title, detail, errors }), {
    status,
    headers,
  });
}
