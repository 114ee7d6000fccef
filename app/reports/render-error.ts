/** A report could not be made in one of its forms, in words for whoever asked for it. The others are not concerned. */
export class RenderError extends Error {
  override name = "RenderError";

  constructor(
    readonly why: "busy" | "failed" | "too_long" | "too_slow",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** HTTP: ask again later, or do not. */
  get status(): 422 | 500 | 503 {
    if (this.why === "too_long") return 422;
    return this.why === "failed" ? 500 : 503;
  }
}
