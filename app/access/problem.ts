import type { RowError } from "../exchange/table";

/** An error answer of the API: application/problem+json (RFC 9457). */
export function problem(status: number, title: string, detail: string, errors?: RowError[]): Response {
  return new Response(
    JSON.stringify({ type: "about:blank", status, title, detail, ...(errors && { errors }) }),
    {
      status,
      headers: {
        "content-type": "application/problem+json; charset=utf-8",
        ...(status === 401 && { "www-authenticate": 'Bearer realm="Tidemark"' }),
      },
    },
  );
}
