/** A client of the Tidemark API on `fetch`, without dependencies: copy this folder into your program. */
import type { paths } from "./schema";

type Method = "get" | "put" | "post" | "patch" | "delete";

/** The addresses that a method may be sent to. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends object ? P : never;
}[keyof paths];

type OperationAt<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Content<T> = T extends { content: infer C } ? C : never;
type JsonIn<T> = "application/json" extends keyof T ? T["application/json"] : never;

/** What a call answers as JSON; undefined if it has removed something. A file that is not JSON is its bytes. */
export type Answer<P extends keyof paths, M extends Method> =
  OperationAt<P, M> extends { responses: infer R }
    ? 204 extends keyof R
      ? undefined
      : { [S in keyof R & (200 | 201)]: JsonIn<Content<R[S]>> }[keyof R & (200 | 201)]
    : never;

/** The body of a call as JSON; never if it has none. */
export type Body<P extends keyof paths, M extends Method> =
  OperationAt<P, M> extends { requestBody: { content: infer C } } ? JsonIn<C> : never;

type Parameters<P extends keyof paths, M extends Method> =
  OperationAt<P, M> extends { parameters: infer T } ? T : never;
type QueryOf<P extends keyof paths, M extends Method> =
  Parameters<P, M> extends { query?: infer Q } ? NonNullable<Q> : never;

/** The words in braces of an address; the collaborative is the client's own. */
type Words<P extends string> = P extends `${string}{${infer W}}${infer Rest}` ? W | Words<Rest> : never;
type Place<P extends string> = Exclude<Words<P>, "collaborative">;

/** What a call needs: the words of its address, its parameters, its body. What it has none of may be left out. */
export type Options<P extends keyof paths & string, M extends Method> = {
  /** Names this write, so that sending it again does nothing twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
} & (Place<P> extends never ? { path?: undefined } : { path: Record<Place<P>, string> }) &
  ([QueryOf<P, M>] extends [never]
    ? { query?: undefined }
    : object extends QueryOf<P, M>
      ? { query?: QueryOf<P, M> }
      : { query: QueryOf<P, M> }) &
  ([Body<P, M>] extends [never] ? { body?: undefined } : { body: Body<P, M> });

type Arguments<P extends keyof paths & string, M extends Method> =
  object extends Options<P, M> ? [options?: Options<P, M>] : [options: Options<P, M>];

/** A refusal (RFC 9457). */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  errors?: { row: number | null; column: string | null; code: string; message: string }[];
}

/** The API has refused a call. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.problem = problem;
  }
}

interface Settings {
  /** Where the app is, such as "https://tidemark.example.org". */
  baseUrl: string;
  /** The collaborative's short name, as in the addresses of its pages. */
  collaborative: string;
  token: string;
  fetch?: typeof globalThis.fetch;
}

/** Calls of one collaborative with one token. Each answers the parsed JSON or throws an ApiError. */
export function createClient({ baseUrl, collaborative, token, fetch = globalThis.fetch }: Settings) {
  async function call(method: Method, address: string, options: Sent = {}): Promise<unknown> {
    const { path = {}, query = {}, body, idempotencyKey, signal } = options;
    const words: Record<string, string> = { ...path, collaborative };
    const filled = address.replace(/\{(\w+)\}/g, (_, word) => encodeURIComponent(words[word] ?? ""));
    const url = new URL(filled, baseUrl);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${token}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (!response.ok) throw new ApiError(await problemOf(response));
    if (response.status === 204) return undefined;
    const isJson = response.headers.get("content-type")?.includes("json");
    return isJson ? response.json() : response.arrayBuffer();
  }
  const sender =
    <M extends Method>(method: M) =>
    <P extends PathOf<M>>(address: P, ...[options]: Arguments<P, M>) =>
      call(method, address, options as Sent) as Promise<Answer<P, M>>;
  return {
    get: sender("get"),
    put: sender("put"),
    post: sender("post"),
    patch: sender("patch"),
    delete: sender("delete"),
  };
}

interface Sent {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  const text = await response.text();
  try {
    return { ...(JSON.parse(text) as Problem), status };
  } catch {
    // A proxy in between answers in its own way.
    return { status, title: statusText || "Refused", detail: text.slice(0, 500) };
  }
}
