import { z } from "zod";
import type { NetworkVisit } from "~/access/networks/visit.server";
import { MEETING_STATES, type MeetingState } from "~/domain/meetings/terms";
import { meetingForm, minutesForm, roundForm } from "~/domain/networks/forms";
import { readParticipants } from "~/records/networks/participants.server";
import { changeNetworkMeeting, stepNetworkMeeting, writeRound } from "~/records/networks/years.server";
import { todayIso } from "~/records/today";
import { type FormStep, faultUnless, OVERTAKEN, revisionIn, withFields } from "../forms/action.server";

/** The forms of a meeting's page. */
export function meetingSteps(param: string | undefined): Record<string, FormStep<NetworkVisit>> {
  const id = z.uuid().safeParse(param).data ?? "00000000-0000-7000-8000-000000000000";
  return {
    round: {
      permission: "take part",
      run: ({ db, role, participantId: own }, form) =>
        withFields(form, roundForm, async (fields) => {
          // Representatives write for their own participant, a coordinator for any.
          const participantId = role === "coordinator" ? fields.participantId : (own ?? "");
          const [known] = await readParticipants(db, participantId);
          if (!known) return { fault: "This participant is not in the network." };
          const written = await writeRound(db, id, { ...fields, participantId });
          return faultUnless(written, "The meeting was held, so its rounds are closed.");
        }),
    },
    minutes: {
      permission: "run the network",
      run: ({ db }, form) =>
        withFields(form, minutesForm, async (fields) =>
          faultUnless(await changeNetworkMeeting(db, id, { revision: revisionIn(form), ...fields })),
        ),
    },
    change: {
      permission: "run the network",
      run: ({ db }, form) =>
        withFields(form, meetingForm, async ({ number: _, ...fields }) =>
          faultUnless(await changeNetworkMeeting(db, id, { revision: revisionIn(form), ...fields })),
        ),
    },
    step: {
      permission: "run the network",
      async run({ db }, form) {
        const to = String(form.get("to"));
        if (!Object.hasOwn(MEETING_STATES, to)) return { fault: OVERTAKEN };
        const fault = await stepNetworkMeeting(db, id, to as MeetingState, todayIso());
        return fault === null ? null : { fault };
      },
    },
  };
}
