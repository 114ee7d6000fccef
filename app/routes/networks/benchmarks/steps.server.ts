import type { NetworkVisit } from "~/access/networks/visit.server";
import { yearField } from "~/domain/networks/forms";
import { paths } from "~/paths";
import { makeEdition } from "~/records/networks/received.server";
import { todayIso } from "~/records/today";
import { STANDARD_METRICS } from "../../../../seeds/library";
import type { FormStep } from "../forms/action.server";

/** Only shares of one year that everyone computes by the standard formula can be compared. */
const STANDARD = STANDARD_METRICS.filter(({ kind, span }) => kind === "share" && span === "year");

export const benchmarkSteps: Record<string, FormStep<NetworkVisit>> = {
  make: {
    permission: "run the network",
    async run({ db, network }, form) {
      const year = yearField.safeParse(form.get("year")).data ?? 0;
      const number = await makeEdition(db, { year, standard: STANDARD, today: todayIso() });
      return number === null
        ? { fault: "No sheet of that year has a value." }
        : paths.networkBenchmarks(network.slug);
    },
  },
};
