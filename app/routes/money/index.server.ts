/** Funders and money as other sections load them. */
export { askFunders, invoicesShown, membersOf, readShownMoney } from "./shown.server";
