import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { forbidden, type Visit, visit } from "~/access/visit.server";
import type { AgreementOutline } from "~/domain/agreements/disclosure";
import {
  documentForm,
  noticeForm,
  obligationForm,
  outcomeForm,
  partyForm,
  reasonForm,
  replaceForm,
} from "~/domain/agreements/forms";
import { needsApproval } from "~/domain/agreements/stored";
import { paths } from "~/paths";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readOrganizations } from "~/records/agreements/organizations.server";
import {
  type AgreementOutcome,
  markAgreement,
  releaseFloor,
  removeAgreement,
} from "~/records/agreements/store-agreements.server";
import {
  addDocument,
  addObligation,
  putOutcome,
  putParty,
  removeObligation,
  removeParty,
} from "~/records/agreements/store-parts.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { stepOf } from "~/routes/shared/steps";
import { sentFile } from "../documents.server";
import { agreementAt, faulty, noSuchAgreement, notStored, refused } from "./writing.server";

interface Work {
  visited: Visit;
  form: FormData;
  agreement: AgreementOutline;
  revision: number;
}
type Refusal = ReturnType<typeof refused> | ReturnType<typeof faulty>;

/** One form, one intent. A success leads back to the page. */
export async function agreementAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  return visit(args, "keep agreements", async (visited) => {
    const work = stepOf(ACTIONS, form);
    const agreement = await agreementAt(visited, args.params.agreement);
    const revision = Number(form.get("revision")) || 0;
    const refusal = await work({ visited, form, agreement, revision });
    if (refusal) return refusal;
    const c = args.params.collaborative ?? "";
    return redirect(intent === "remove" ? paths.agreements(c) : paths.agreement(c, agreement.id));
  });
}

const ACTIONS: Record<string, (work: Work) => Promise<Refusal | null>> = {
  party: saveParty,
  "remove party": async ({ visited: { db }, form, agreement }) =>
    (await removeParty(db, agreement.id, String(form.get("party"))))
      ? null
      : faulty("This party has signed, or is gone. Enter the day of its withdrawal instead.", 409),
  obligation: async ({ visited: { db }, form, agreement }) => {
    const submission = parseWithZod(form, { schema: obligationForm });
    if (submission.status !== "success") return refused(submission.reply(), "obligation");
    if (!(await addObligation(db, agreement.id, submission.value))) throw noSuchAgreement();
    return null;
  },
  "remove obligation": async ({ visited: { db }, form, agreement }) =>
    (await removeObligation(db, agreement.id, String(form.get("obligation"))))
      ? null
      : faulty("This obligation is gone already.", 409),
  outcome: async ({ visited: { db }, form, agreement }) => {
    const submission = parseWithZod(form, { schema: outcomeForm });
    if (submission.status !== "success")
      return refused(submission.reply(), `outcome ${form.get("obligation")} ${form.get("dueOn")}`);
    if (!(await putOutcome(db, agreement.id, submission.value))) throw noSuchAgreement();
    return null;
  },
  document: saveDocument,
  notice: async ({ visited: { db }, form, agreement, revision }) => {
    const submission = parseWithZod(form, { schema: noticeForm });
    if (submission.status !== "success") return refused(submission.reply(), "notice");
    const set = { noticeGivenOn: submission.value.noticeGivenOn ?? null };
    return storedOr(await markAgreement(db, agreement.id, { revision, set }));
  },
  replace: async ({ visited: { db }, form, agreement, revision }) => {
    const submission = parseWithZod(form, { schema: replaceForm });
    if (submission.status !== "success") return refused(submission.reply(), "replace");
    const { replacedById = null, replacedOn = null } = submission.value;
    const others = (await readAgreements(db)).filter(({ id }) => id !== agreement.id);
    if (replacedById !== null && !others.some(({ id }) => id === replacedById)) throw noSuchAgreement();
    if ((replacedById === null) !== (replacedOn === null)) {
      const path = replacedById === null ? "replacedById" : "replacedOn";
      const words = replacedById === null ? "Which agreement took its place?" : "Since which day?";
      return refused(submission.reply({ fieldErrors: { [path]: [words] } }), "replace");
    }
    return storedOr(await markAgreement(db, agreement.id, { revision, set: { replacedById, replacedOn } }));
  },
  release: async ({ visited: { db, viewer }, form, agreement, revision }) => {
    if (!may(viewer, "manage disclosure")) throw forbidden();
    const submission = parseWithZod(form, { schema: reasonForm });
    if (submission.status !== "success") return refused(submission.reply(), "release");
    return storedOr(await releaseFloor(db, agreement.id, { revision, reason: submission.value.reason }));
  },
  remove: async ({ visited: { db }, agreement, revision }) =>
    storedOr(await removeAgreement(db, agreement.id, revision)),
};

const storedOr = (outcome: AgreementOutcome) => notStored(outcome);

async function saveParty({ visited: { db }, form, agreement }: Work) {
  const partyId = String(form.get("party") ?? "");
  const { members } = await readCatalog(db);
  const organizations = new Set((await readOrganizations(db, members)).map(({ value }) => value));
  const publicBodies = new Set(
    members.filter(({ sector }) => needsApproval(sector)).map(({ id }) => `member:${id}`),
  );
  const submission = parseWithZod(form, { schema: partyForm(publicBodies) });
  if (submission.status !== "success") return refused(submission.reply(), `party ${partyId}`);
  if (!organizations.has(String(form.get("organization")))) throw noSuchAgreement();
  if (await putParty(db, agreement.id, partyId || null, submission.value)) return null;
  const organization = ["This organization is a party already, or the party is gone."];
  return refused(submission.reply({ fieldErrors: { organization } }), `party ${partyId}`);
}

async function saveDocument({ visited: { db }, form, agreement }: Work) {
  const file = await sentFile(form.get("file"));
  form.delete("file");
  const submission = parseWithZod(form, { schema: documentForm });
  if (submission.status !== "success") return refused(submission.reply(), "document");
  const { name, url = null } = submission.value;
  const refuse = (words: string) => refused(submission.reply({ fieldErrors: { url: [words] } }), "document");
  if (typeof file === "string") return refuse(file);
  if (file !== null && url !== null)
    return refuse("A document is a link or a file. Leave one of the two empty.");
  if (file === null && url === null) return refuse("Enter an address, or choose a file.");
  await addDocument(db, agreement.id, { name, url, file });
  return null;
}
