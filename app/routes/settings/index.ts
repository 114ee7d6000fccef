/** What the settings offer other sections. */
export { SETTINGS_LABELS } from "./labels";
