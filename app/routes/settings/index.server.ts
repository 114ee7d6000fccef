/** What the settings load for other sections. */
export { readPacks } from "./packs/packs.server";
