import { changeContribution, readContributions } from "~/records/outcomes/contributions.server";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";

export const loader = onlyTakes({ DELETE: true });

/** Removes a claim of a contribution. */
export const action = byMethod({
  DELETE: removing({
    word: "contribution",
    permission: "release outcomes",
    async remove({ db }, id, revision) {
      const stored = (await readContributions(db)).find((own) => own.id === id);
      if (!stored) return "gone";
      const change = { revision: revision ?? stored.revision, fields: null };
      return (await changeContribution(db, id, change)) ? "removed" : "overtaken";
    },
  }),
});
