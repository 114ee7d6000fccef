/** Keeps cookies from answer to answer, as a browser does. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  take(headers: Headers): this {
    for (const header of headers.getSetCookie()) {
      const [pair = ""] = header.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0/i.test(header)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(name.length + 1));
    }
    return this;
  }

  has(word: string): boolean {
    return [...this.#cookies.keys()].some((name) => name.includes(word));
  }

  /** Forgets the session and keeps the rest, as after signing out. */
  forget(word: string): this {
    for (const name of this.#cookies.keys()) if (name.includes(word)) this.#cookies.delete(name);
    return this;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** A request to this address; with fields, a form that is sent. */
  request(path = "/", fields?: Record<string, string>): Request {
    const headers = { cookie: this.cookie };
    const url = `http://127.0.0.1${path}`;
    return fields
      ? new Request(url, { method: "POST", headers, body: new URLSearchParams(fields) })
      : new Request(url, { headers });
  }
}
