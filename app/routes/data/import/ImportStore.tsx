import { Form, Link, useNavigation } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { paths } from "~/paths";
import type { PreviewView } from "~/routes/data/import/columns/preview.server";
import { Button, buttonClass, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Progress } from "~/ui/controls/Progress";
import { formatCount } from "~/ui/figures/format-numbers";
import { Notice } from "~/ui/layout/Notice";
import { type Storing, useImportStream } from "./use-import-stream";
import { alreadySaved, countOf } from "./words";

/** The decision: import everything, only the valid values, or nothing. JavaScript adds a progress bar. */
export function ImportStore({
  view,
  slug,
  upload,
  locale,
  stopped,
  fault,
}: {
  view: PreviewView;
  slug: string;
  upload: string;
  locale: string;
  /** The import was canceled, and the server confirmed that nothing was saved. */
  stopped: boolean;
  /** Why nothing was saved. */
  fault: { reason?: string; whole?: string } | undefined;
}) {
  const { storing, start, stop } = useImportStream(slug, upload);
  const busy = useNavigation().formMethod === "POST";
  const { changing, verified } = view;
  const send = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    // Discarding the file is an ordinary form post.
    if (form.get("intent") === "give-up" || typeof TextDecoderStream === "undefined") return;
    event.preventDefault();
    void start(form);
  };
  if (storing.state === "running") return <Running storing={storing} stop={stop} locale={locale} />;
  if (storing.state === "stopping")
    return (
      <div role="status" className="max-w-[46rem] rounded-lg bg-sunk px-5 py-6 sm:px-8">
        <Progress label="Canceling" words="Undoing what was done so far" />
      </div>
    );
  const failure = storing.state === "failed" ? storing.message : fault?.whole;
  return (
    <div className="grid gap-5">
      <StoreNotices
        view={view}
        slug={slug}
        upload={upload}
        locale={locale}
        failure={failure}
        canceled={stopped && storing.state === "idle"}
      />
      <Form
        method="post"
        action={paths.importFile(slug, upload, { step: "check" })}
        onSubmit={send}
        className="grid gap-5"
      >
        {verified > 0 && changing > 0 ? (
          <Field
            className="max-w-[46rem]"
            name="reason"
            label="Why do verified values change?"
            hint={`${countOf(verified, "value", locale)} of these ${verified === 1 ? "is" : "are"} verified. Your reason is kept in the history.`}
            required
            maxLength={1000}
            error={fault?.reason ?? null}
          />
        ) : null}
        <StoreButtons view={view} slug={slug} upload={upload} locale={locale} busy={busy} />
      </Form>
    </div>
  );
}

interface StoreProps {
  view: PreviewView;
  locale: string;
}

function StoreNotices({
  view: { counts, changing },
  slug,
  upload,
  locale,
  failure,
  canceled,
}: StoreProps & { slug: string; upload: string; failure: string | undefined; canceled: boolean }) {
  const all = counts.changed + counts.new + counts.unchanged;
  return (
    <>
      {canceled ? (
        <Notice tone="info" title="Import canceled">
          <p>Nothing in the file was saved. You can import it again at any time.</p>
        </Notice>
      ) : null}
      {failure ? (
        <Notice tone="error" title="Nothing was saved">
          <p>{failure}</p>
        </Notice>
      ) : null}
      {counts.error > 0 ? (
        <Notice tone="warning" title={`${countOf(counts.error, "error", locale)} to fix first`}>
          <p>
            Names and words that are not known can be{" "}
            <Link to={paths.importFile(slug, upload)}>matched here</Link>. For anything else, download the
            file with the errors marked, fix them there, and send it again.
          </p>
        </Notice>
      ) : changing === 0 ? (
        <Notice tone="success" title="Nothing to import">
          <p>{all === 0 ? "The file contains no values." : alreadySaved(all, locale)}</p>
        </Notice>
      ) : null}
    </>
  );
}

function StoreButtons({
  view: { counts, storable, changing },
  locale,
  slug,
  upload,
  busy,
}: StoreProps & { slug: string; upload: string; busy: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      {counts.error > 0 ? (
        <>
          <LinkButton to={paths.importAnnotated(slug, upload)} reloadDocument>
            Download the file with the errors marked
          </LinkButton>
          {changing > 0 ? (
            <Button kind="secondary" name="intent" value="store-good" disabled={busy}>
              Import the {countOf(storable, "value", locale)} without errors
            </Button>
          ) : null}
        </>
      ) : changing > 0 ? (
        <Button name="intent" value="store" disabled={busy}>
          Import {countOf(changing, "value", locale)}
        </Button>
      ) : null}
      <button
        type="submit"
        name="intent"
        value="give-up"
        formNoValidate
        disabled={busy}
        className={buttonClass("quiet")}
      >
        {changing === 0 && counts.error === 0 ? "Done" : "Discard this file"}
      </button>
    </div>
  );
}

const STAGES: Record<string, string> = {
  reading: "Reading the file",
  storing: "Saving the values",
  "adding up": "Updating the totals",
};

function Running({
  storing: { stage, done, total },
  stop,
  locale,
}: {
  storing: Extract<Storing, { state: "running" }>;
  stop: () => void;
  locale: string;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone; canceling is the likely next action.
  useEffect(() => cancel.current?.focus(), []);
  const isSaving = stage === "storing" && total > 0;
  const words = isSaving
    ? `${formatCount(done, { locale })} of ${countOf(total, "value", locale)}`
    : "One moment";
  // Screen readers announce each quarter rather than each step.
  const quarter = isSaving ? Math.floor((4 * done) / total) * 25 : null;
  return (
    <div className="grid max-w-[46rem] gap-5 rounded-lg bg-sunk px-5 py-6 sm:px-8">
      <Progress
        label={STAGES[stage] ?? "Saving the values"}
        done={isSaving ? done : undefined}
        total={isSaving ? total : undefined}
        words={words}
      />
      <p aria-live="polite" className="sr-only">
        {quarter === null ? STAGES[stage] : `${quarter}% saved`}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <button type="button" ref={cancel} onClick={stop} className={buttonClass("secondary")}>
          Cancel
        </button>
        <p className="text-ink-soft text-sm">If you cancel, nothing is saved.</p>
      </div>
    </div>
  );
}
