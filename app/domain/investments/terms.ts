/** The words of the investment ledger. */

export const INVESTMENT_TYPES = {
  housing: "Housing",
  small_business: "Small business",
  food_access: "Food access",
  transport: "Transport",
  childcare: "Childcare",
  other: "Other",
} as const;
export type InvestmentType = keyof typeof INVESTMENT_TYPES;

/** In the order an investment goes through them. */
export const INVESTMENT_STAGES = {
  allocated: "Allocated",
  committed: "Committed",
  deployed: "Deployed",
  repaid: "Repaid",
} as const;
export type InvestmentStage = keyof typeof INVESTMENT_STAGES;

export const LOW_INCOME = { yes: "Yes", no: "No", unknown: "Not known" } as const;
export type LowIncome = keyof typeof LOW_INCOME;
