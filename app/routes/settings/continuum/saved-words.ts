/** What the page says once something is saved, by the form that was sent. */
export const SAVED: Record<string, string> = {
  names: "The stages have been renamed.",
  blind: "Saved.",
  year: "The first year of the version has been corrected.",
  withdraw: "It has been withdrawn. Its ratings stay readable.",
  adopt: "The drafts have been adopted as a new version.",
};
