/** A report could not be rendered in one format, in words for the reader. Other formats may still work. */
export class RenderError extends Error {
  override name = "RenderError";

  constructor(
    readonly why: "busy" | "failed" | "too_long" | "too_slow",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** HTTP status: whether it is worth asking again. */
  get status(): 422 | 500 | 503 {
    if (this.why === "too_long") return 422;
    return this.why === "failed" ? 500 : 503;
  }
}
