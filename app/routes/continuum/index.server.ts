/** The Continuum as other sections load it. */
export { NO_RUBRIC, thisYear } from "./catalog.server";
export { type SentRating, storeRatings } from "./rating/save.server";
export { stripView } from "./view.server";
