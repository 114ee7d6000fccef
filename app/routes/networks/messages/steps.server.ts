import type { NetworkArgs, NetworkVisit } from "~/access/networks/visit.server";
import { messageForm, threadForm } from "~/domain/networks/forms";
import { paths } from "~/paths";
import { readParticipants } from "~/records/networks/participants.server";
import { answerThread, startThread } from "~/records/networks/threads.server";
import { type FormStep, faultUnless, withFields } from "../forms/action.server";

/** Starting a thread. Mail goes out once the message is stored. */
export const threadsSteps: Record<string, FormStep<NetworkVisit>> = {
  start: {
    permission: "take part",
    run: (visited, form) =>
      withFields(form, threadForm, async ({ subject, text }) => {
        const id = await startThread(visited.db, subject, {
          text,
          of: await ofWhom(visited),
          now: new Date(),
        });
        return paths.networkThread(visited.network.slug, id);
      }),
  },
};

export const threadSteps = (threadId: string): Record<string, FormStep<NetworkVisit>> => ({
  answer: {
    permission: "take part",
    run: (visited, form) =>
      withFields(form, messageForm, async ({ text }) => {
        const posting = { text, of: await ofWhom(visited), now: new Date() };
        return faultUnless(
          await answerThread(visited.db, threadId, posting),
          "This conversation no longer exists.",
        );
      }),
  },
});

async function ofWhom({ db, participantId }: NetworkVisit): Promise<string> {
  if (!participantId) return "";
  const [participant] = await readParticipants(db, participantId);
  return participant?.name ?? "";
}

/** Sends what is due after an answer was given. */
export function wakeMail<Answer>({ context }: Pick<NetworkArgs, "context">, answer: Answer): Answer {
  context.post?.wake();
  return answer;
}
