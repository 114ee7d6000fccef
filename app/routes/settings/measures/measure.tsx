import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { changeMeasure } from "~/records/measures/measures.server";
import { changeMetric } from "~/records/measures/metrics.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { faultOf } from "./actions.server";
import { ChangeList } from "./ChangeList";
import { changesOf } from "./changes.server";
import { measureEdit, metricEdit } from "./form";
import { MeasureEdit } from "./MeasureEdit";
import { MetricEdit } from "./MetricEdit";
import { type Preview, previewFor } from "./preview.server";
import { LIBRARY_CODES, measureView, metricView } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.label} · settings · ${data.shell.name}` : "Tidemark" },
];

const noSuchItem = () => notFound("There is no such measure or figure here.");

/** One measure or figure: its wording, how it is counted or computed, and every change. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see measures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const settings = await readMeasureSettings(visited.db);
    const measure = settings.measures.find(({ code }) => code === args.params.code);
    const metric = settings.metrics.find(({ code }) => code === args.params.code);
    const item = measure ?? metric;
    if (!item) throw noSuchItem();
    return {
      shell: shellOf(visited, collaborative),
      mayChange: may(visited.viewer, "manage measures"),
      label: item.label,
      strategy: STRATEGY_NAMES[item.strategy],
      standard: LIBRARY_CODES.has(item.code),
      view: measure ? measureView(settings, measure) : metric ? metricView(settings, metric) : null,
      measure: measure ?? null,
      metric: measure ? null : (metric ?? null),
      measures: settings.measures
        .filter(({ enabled, code }) => enabled && code !== item.code)
        .map(({ code, label, unit }) => ({ code, label, unit })),
      history: await changesOf(visited.db, item.id, collaborative),
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

interface Answer {
  result: SubmissionResult<string[]>;
  /** What a figure would show with another denominator. */
  preview: Preview | null;
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const code = args.params.code ?? "";
  const forMeasure = parseWithZod(form, { schema: measureEdit });
  const forMetric = parseWithZod(form, { schema: metricEdit });
  let submission: typeof forMeasure | typeof forMetric = forMeasure;
  let preview: Preview | null = null;
  const fault = await faultOf(async () => {
    await visit(args, "manage measures", async (visited) => {
      const { measures, metrics } = await readMeasureSettings(visited.db);
      const measure = measures.find((each) => each.code === code);
      const metric = metrics.find((each) => each.code === code);
      if (!measure && !metric) throw noSuchItem();
      if (measure) {
        if (forMeasure.status !== "success") return;
        const { reason, label, definition, ...counting } = forMeasure.value;
        // The form leaves out what cannot change any more.
        const change = form.has("unit")
          ? { label, definition, ...withoutNothing(counting) }
          : { label, definition };
        await changeMeasure(visited.db, code, { change, reason });
        return;
      }
      submission = forMetric;
      if (!metric || forMetric.status !== "success") return;
      const { reason, label, denominator } = forMetric.value;
      const change = metric.kind === "share" ? { label, denominator } : { label };
      if (form.get("intent") === "preview") preview = await previewFor(visited, { ...metric, ...change });
      else await changeMetric(visited.db, code, { change, reason });
    });
  });
  if (!fault && !preview && submission.status === "success")
    return redirect(paths.settingsMeasure(args.params.collaborative ?? "", code, { saved: 1 }));
  const fieldErrors = fault ? { [fault.field]: [fault.message] } : undefined;
  return json<Answer>(
    { result: submission.reply(fieldErrors && { fieldErrors }), preview },
    { status: preview ? 200 : 422 },
  );
}

/** Fields that were sent; `partOf` may be null: part of nothing. */
function withoutNothing<T extends object>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [key in keyof T]?: Exclude<T[key], undefined>;
  };
}

export default function SettingsMeasure() {
  const shown = useLoaderData<typeof loader>();
  const { shell, label, strategy, standard, view, measure, metric, measures, mayChange, history, saved } =
    shown;
  const answer = useAnswer<Answer>();
  const formKey = JSON.stringify([measure, metric]);
  return (
    <SettingsPage
      shell={shell}
      title={label}
      lead={
        <>
          {strategy}. {view?.facts}. {standard ? "From the standard library." : "Your own."}{" "}
          {view?.enabled ? null : "Switched off."}
        </>
      }
    >
      {saved && !answer ? <Notice tone="success">Saved. Applies from now on.</Notice> : null}
      {measure ? (
        <MeasureEdit
          key={formKey}
          measure={measure}
          measures={measures}
          mayChange={mayChange}
          lastResult={answer?.result}
          cancel={paths.settingsPage(shell.slug, "measures")}
        />
      ) : null}
      {metric ? (
        <MetricEdit
          key={formKey}
          metric={metric}
          measures={measures}
          mayChange={mayChange}
          lastResult={answer?.result}
          preview={answer?.preview ?? null}
          writing={shell}
          cancel={paths.settingsPage(shell.slug, "measures")}
        />
      ) : null}
      <Section id="history" title="History" lead="Every wording and formula that it had, newest first.">
        <ChangeList changes={history} locale={shell.locale} />
      </Section>
      <p>
        <Link to={paths.settingsPage(shell.slug, "measures")}>All measures</Link>
      </p>
    </SettingsPage>
  );
}
