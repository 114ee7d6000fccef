import { asProblem } from "~/routes/api/answering/refusals";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";
import { investmentChange } from "./investment-schemas";
import { removeInvestment, writeInvestment } from "./writing.server";

export const loader = onlyTakes({ PATCH: true, DELETE: true });

const remove = removing({ word: "investment", permission: "keep ledger", remove: removeInvestment });

/** Changes an investment, or removes it. */
export const action = byMethod({
  PATCH: (args) => writeInvestment(args, args.params.id ?? "", investmentChange),
  DELETE: (args) => remove(args).catch(asProblem),
});
