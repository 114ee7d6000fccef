import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import {
  problemWithIssuer,
  removeSingleSignOn,
  saveSingleSignOn,
} from "~/access/sign-in/sso/settings.server";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readFactorRule, writeFactorRule } from "~/records/collaboratives/sign-in-policy.server";
import { factorForm } from "./form";
import { readClaimRoles, ssoForm } from "./sso-form";

/** What is wrong with one of the forms of the page. */
export type SignInAnswer = { of: "factor" | "sso"; refused: SubmissionResult<string[]> };

const saved = ({ params }: ActionFunctionArgs) =>
  redirect(paths.settingsPage(params.collaborative ?? "", "sign-in", { saved: 1 }));

export async function saveFactor(args: ActionFunctionArgs, form: FormData) {
  return visit(args, "manage sign-in", async ({ db }) => {
    const schema = factorForm((await readFactorRule(db)).from, Date.now());
    const submission = parseWithZod(form, { schema });
    if (submission.status !== "success")
      return { of: "factor", refused: submission.reply() } satisfies SignInAnswer;
    const { value } = submission;
    const everyone = value.required === "everyone";
    await writeFactorRule(db, { from: value.required === "no" ? null : value.from, everyone });
    return saved(args);
  });
}

export async function saveSso(args: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: ssoForm });
  const refuse = (fieldErrors: Record<string, string[]> = {}): SignInAnswer => ({
    of: "sso",
    refused: submission.reply({ fieldErrors, hideFields: ["clientSecret"] }),
  });
  const { members } = await visit(args, "manage sign-in", ({ db }) => readCatalog(db));
  if (submission.status !== "success") return refuse();
  const { roleClaim = null, claimRoles = "", clientSecret, ...fields } = submission.value;
  const mapped = readClaimRoles(claimRoles, members);
  if ("problem" in mapped) return refuse({ claimRoles: [mapped.problem] });
  const wanted = mapped.roles.length > 0;
  if (wanted !== (roleClaim !== null))
    return refuse(
      wanted
        ? { roleClaim: ["Enter the claim that has these values."] }
        : { claimRoles: ["Enter which value gives which role."] },
    );
  // Outside of the transaction: it asks over the network.
  const problem = await problemWithIssuer(args.context, fields.issuer);
  if (problem) return refuse({ issuer: [problem] });
  return visit(args, "manage sign-in", async ({ db }) => {
    const next = { ...fields, roleClaim, claimRoles: mapped.roles, clientSecret };
    const done = await saveSingleSignOn(args.context, db, next);
    return done === "saved" ? saved(args) : refuse({ clientSecret: ["Enter the client secret."] });
  });
}

export async function removeSso(args: ActionFunctionArgs) {
  return visit(args, "manage sign-in", async ({ db }) => {
    await removeSingleSignOn(db);
    return saved(args);
  });
}
