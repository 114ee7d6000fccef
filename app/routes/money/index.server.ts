/** Funders and money as other sections load them. */
export { askFunders, readShownMoney } from "./shown.server";
