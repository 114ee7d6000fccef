const MB = 1024 * 1024;

/** How large an uploaded file may be, in bytes, by what it holds. */
export const UPLOAD_LIMITS = {
  observations: 20 * MB,
  ratings: 5 * MB,
  investments: 2 * MB,
  contacts: 2 * MB,
  rubric: 2 * MB,
  pack: MB,
  actions: 2 * MB,
  outcomes: 2 * MB,
  obligations: 5 * MB,
  /** A column of codes, counted without JavaScript. */
  column: 20 * MB,
  /** The crosswalk and the map of an area, together. */
  area: 10 * MB,
} as const;

/** A limit as pages write it: "20 MB". */
export const inMegabytes = (bytes: number): string => `${bytes / MB} MB`;
