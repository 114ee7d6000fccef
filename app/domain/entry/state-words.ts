/** How cells say in words that a measure does not apply or that its value is unavailable. */

const NOT_APPLICABLE = String.raw`n\s?\/\s?a|n\.\s?a\.?|not applicable`;

/** Matches "n/a", "n.a.", "not applicable", and the words that only this kind of cell takes. */
export function notApplicable(ownWords: string): RegExp {
  return new RegExp(String.raw`^(${NOT_APPLICABLE}|${ownWords})\.?$`, "i");
}

/**
 * Matches "unavailable, because …", "unavailable because …", "unavailable: …", "unavailable – …", and captures the
 * reason; it is empty in a bare "unavailable".
 */
export const UNAVAILABLE =
  /^(?:unavailable|not available)\b(?:\s*[,:;–—-]?\s*because(?::\s*|\s+|$)|\s*[,:;–—-]\s*|\s*$)(.*)$/is;
