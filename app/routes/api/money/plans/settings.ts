import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall, type Call } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { cashForm, criteriaText, ruleForm } from "~/domain/money/plan-forms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMoney } from "~/records/locks.server";
import { readMoney } from "~/records/money/read.server";
import { keepRule, saveMoneySettings } from "~/records/money/settings.server";
import { refuse } from "~/routes/api/answering/refusals";
import { byMethod } from "~/routes/api/answering/removing.server";
import { mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { BODY_BYTES, faultsOf } from "../entries/writing.server";
import { settingsChange, type storedSettings } from "./plan-schemas";

/** Cash, fiscal year, whether amounts are shown, and the rule of priorities. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "keep money", async ({ db }) => Response.json(await shown(db)));
}

/** Changes the settings of money; what the body leaves out stays. */
export const action = byMethod({ PATCH: change });

const WORD = "settings of money";

async function change(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep money", async (call) => {
    const { db } = call;
    const parsed = settingsChange.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    await lockMoney(db);
    const { settings } = await readMoney(db);
    const { revision = settings.revision, decision = "", ...body } = parsed.data;
    const { currency } = (await readCatalog(db)).collaborative;
    const cash = body.cash === undefined ? settings.cash : body.cash;
    const money = cashForm({ locale: "en-US", currency }).safeParse({
      fiscalYearEndMonth: body.fiscalYearEndMonth ?? settings.fiscalYearEndMonth,
      ...((body.opened ?? settings.opened) && { opened: "on" }),
      ...(cash && { cash: String(cash.amount), cashOn: cash.on }),
    });
    if (!money.success) return refuse(WORD, faultsOf(money.error));
    const asksRule = body.rule !== undefined || body.criteria !== undefined || decision !== "";
    const rule = ruleForm.safeParse({
      rule: body.rule ?? settings.rule ?? undefined,
      criteria: criteriaText(body.criteria ?? settings.criteria) || undefined,
    });
    if (asksRule && !rule.success) return refuse(WORD, faultsOf(rule.error));
    if (!(await mayCite(call, decision))) return refuse(WORD, [{ field: "decision", message: NOT_CITABLE }]);
    const asksCash = ["fiscalYearEndMonth", "opened", "cash"].some((field) => field in body);
    if (asksCash && !(await saveMoneySettings(db, { revision, change: money.data }))) return overtaken();
    const then = asksCash ? revision + 1 : revision;
    if (asksRule && rule.success) {
      const kept = await keepRule(db, { revision: then, change: rule.data, decisionId: decision });
      if (!kept) return overtaken();
    }
    return Response.json(await shown(db));
  });
}

const overtaken = () =>
  problem(409, "Changed meanwhile", "Somebody has changed the settings since. Read them again, then send.");

async function shown(db: Call["db"]): Promise<z.infer<typeof storedSettings>> {
  const { revision, fiscalYearEndMonth, opened, cash, rule, criteria } = (await readMoney(db)).settings;
  return {
    revision,
    fiscalYearEndMonth,
    opened,
    cash: cash && { amount: Number(cash.amount), on: cash.on },
    rule,
    criteria: criteria.map(({ name, weight }) => ({ name, weight })),
  };
}
