import { changeStakeholder, readStakeholders } from "~/records/stakeholders/stakeholders.server";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";

export const loader = onlyTakes({ DELETE: true });

/** Removes a stakeholder. */
export const action = byMethod({
  DELETE: removing({
    word: "stakeholder",
    permission: "run partnership",
    async remove({ db }, id, revision) {
      const stored = (await readStakeholders(db)).find((own) => own.id === id);
      if (!stored) return "gone";
      const change = { revision: revision ?? stored.revision, fields: null };
      return (await changeStakeholder(db, id, change)) ? "removed" : "overtaken";
    },
  }),
});
