import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { pulseHash, pulseSecret } from "~/access/links/pulse-link.server";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { inviteForm, waveForm } from "~/domain/pulse/wave";
import { originOf } from "~/mail/origin";
import { paths } from "~/paths";
import { readPeople } from "~/records/partnership/people.server";
import { closeWave } from "~/records/pulse/answers.server";
import { invite, readInvited, remind } from "~/records/pulse/invitations.server";
import { changeWave, readWave, removeWave } from "~/records/pulse/waves.server";
import type { FormResult } from "~/routes/shared/forms";
import { stepOf } from "~/routes/shared/steps";

/** What the page of a round shows after a form was sent. */
export interface WaveAnswer {
  intent: string;
  result?: FormResult;
  /** Why nothing was stored, or what was done. */
  fault?: string;
  done?: string;
  /** A link to pass on, and whose it is. */
  link?: { name: string; address: string };
}

type Args = ActionFunctionArgs;

/** @throws 404 if there is no such round */
export async function waveAt(db: Visit["db"], id: string | undefined) {
  const known = z.uuid().safeParse(id);
  const wave = known.success ? await readWave(db, known.data) : null;
  if (!wave) throw notFound("There is no such round of the pulse.");
  return wave;
}

/** One form, one intent. */
export async function waveAction(args: Args) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const steps: Record<string, (visited: Visit) => Promise<unknown>> = {
    save: (visited) => save(args, visited, form),
    remove: (visited) => remove(args, visited, form),
    invite: (visited) => inviting(args, visited, form),
    link: (visited) => linking(args, visited, form),
    remind: (visited) => reminding(args, visited),
    close: (visited) => closing(args, visited),
  };
  const step = stepOf(steps, form);
  const answer = await visit(args, "run pulse", step);
  if (intent === "invite" || intent === "remind") args.context.post?.wake();
  return answer;
}

const answerWith = (answer: WaveAnswer, status = 200) => data<WaveAnswer>(answer, { status });
const OPEN_ALREADY = "The round is open: what people were promised does not change anymore.";
const OVERTAKEN =
  "Somebody changed this round while you had it open. Nothing was saved. Load the page again.";

const back = ({ params }: Args, id: string) => redirect(paths.wave(params.collaborative ?? "", id));
const revisionIn = (form: FormData) => Number(form.get("revision")) || 0;

async function save(args: Args, { db }: Visit, form: FormData) {
  const { id } = await waveAt(db, args.params.wave);
  const submission = parseWithZod(form, { schema: waveForm });
  if (submission.status !== "success") return answerWith({ intent: "save", result: submission.reply() }, 422);
  const outcome = await changeWave(db, id, { revision: revisionIn(form), fields: submission.value });
  if (outcome === null) return answerWith({ intent: "save", fault: OPEN_ALREADY }, 409);
  return outcome.stored ? back(args, id) : answerWith({ intent: "save", fault: OVERTAKEN }, 409);
}

async function remove(args: Args, { db }: Visit, form: FormData) {
  const { id } = await waveAt(db, args.params.wave);
  const outcome = await removeWave(db, id, revisionIn(form));
  if (outcome === null) return answerWith({ intent: "remove", fault: OPEN_ALREADY }, 409);
  if (!outcome.stored) return answerWith({ intent: "remove", fault: OVERTAKEN }, 409);
  return redirect(paths.pulse(args.params.collaborative ?? ""));
}

const CLOSED = "The round is closed. Nobody can be asked anymore.";

async function inviting({ params, context }: Args, { db }: Visit, form: FormData) {
  const { id } = await waveAt(db, params.wave);
  const submission = parseWithZod(form, { schema: inviteForm });
  if (submission.status !== "success")
    return answerWith({ intent: "invite", result: submission.reply() }, 422);
  const { contactIds, language } = submission.value;
  const { contacts } = await readPeople(db);
  const chosen = contacts.filter((contact) => contactIds.includes(contact.id));
  const count = await invite(
    db,
    id,
    chosen.map(({ id: contactId, email }) => ({
      contactId,
      language,
      secretHash: pulseHash(context.config.sessionSecret, db.collaborativeId, { waveId: id, contactId }),
      mailed: context.post !== undefined && email.includes("@"),
    })),
  );
  if (count === null) return answerWith({ intent: "invite", fault: CLOSED }, 409);
  return answerWith({ intent: "invite", done: `${count} invited.` });
}

async function linking({ params, context }: Args, { db }: Visit, form: FormData) {
  const { id } = await waveAt(db, params.wave);
  const invited = (await readInvited(db, id)).find(({ contactId }) => contactId === form.get("contact"));
  if (!invited) return answerWith({ intent: "link", fault: "This person is not invited." }, 409);
  const place = { waveId: id, contactId: invited.contactId };
  const secret = pulseSecret(context.config.sessionSecret, db.collaborativeId, place);
  const address = `${originOf(context.config)}${paths.pulseLink(secret)}`;
  return answerWith({ intent: "link", link: { name: invited.name, address } });
}

async function reminding({ params }: Args, { db }: Visit) {
  const { id } = await waveAt(db, params.wave);
  const count = await remind(db, id);
  return answerWith({
    intent: "remind",
    done:
      count === 0
        ? "Nobody has been invited by mail, or the letters are still on their way."
        : `${count} ${count === 1 ? "reminder is" : "reminders are"} on the way, to everyone who was invited by mail.`,
  });
}

async function closing(args: Args, { db }: Visit) {
  const { id } = await waveAt(db, args.params.wave);
  const closed = await closeWave(db, id);
  return closed ? back(args, id) : answerWith({ intent: "close", fault: "This round is not open." }, 409);
}
