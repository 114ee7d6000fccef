import { readAgreements } from "~/records/agreements/agreements.server";
import { removeAgreement } from "~/records/agreements/store-agreements.server";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";

export const loader = onlyTakes({ DELETE: true });

/** Removes a draft that nobody has signed. */
export const action = byMethod({
  DELETE: removing({
    word: "agreement",
    permission: "keep agreements",
    async remove({ db }, id, revision) {
      const stored = (await readAgreements(db)).find((own) => own.id === id);
      if (!stored) return "gone";
      if (stored.parties.some(({ signedOn }) => signedOn !== null))
        return { refused: "Somebody has signed it." };
      const outcome = await removeAgreement(db, id, revision ?? stored.revision);
      return outcome.stored ? "removed" : "overtaken";
    },
  }),
});
