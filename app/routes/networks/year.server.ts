import type { NetworkVisit } from "~/access/networks/visit.server";
import { meetingForm, yearField, yearForm } from "~/domain/networks/forms";
import { paths } from "~/paths";
import { addNetworkMeeting, readYears, saveYear } from "~/records/networks/years.server";
import { type FormStep, OVERTAKEN, revisionIn, withFields } from "./forms/action.server";

/** The forms of a network's year. */
export const yearSteps: Record<string, FormStep<NetworkVisit>> = {
  "save-year": {
    permission: "run the network",
    run: ({ db, network }, form) =>
      withFields(form, yearForm, async (fields) => {
        // The form of another year may name this one, which is then new.
        const known = (await readYears(db)).some(({ year }) => year === fields.year);
        const revision = known ? revisionIn(form) : 0;
        const saved = await saveYear(db, { revision, fields });
        return saved ? paths.network(network.slug, { year: fields.year }) : { fault: OVERTAKEN };
      }),
  },
  "add-meeting": {
    permission: "run the network",
    run: ({ db, network }, form) =>
      withFields(form, meetingForm, async (fields) => {
        const year = yearField.safeParse(form.get("year")).data ?? 0;
        const id = await addNetworkMeeting(db, year, fields);
        if (!id) return { fault: "The year has such a meeting already, or is not planned yet." };
        return paths.network(network.slug, { year });
      }),
  },
};
