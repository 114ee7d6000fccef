/** What other sections show of investments. */
export { ChangeTable } from "./InvestmentHistory";
export { InvestmentTable } from "./InvestmentTable";
