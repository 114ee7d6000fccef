import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import {
  EVIDENCE_KINDS,
  type EvidenceFile,
  evidenceForm,
  type OutcomeRecord,
} from "~/domain/outcomes/outcome";
import { paths } from "~/paths";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { sizeWords } from "~/ui/figures/file-size";
import { Section } from "~/ui/layout/Page";
import type { OutcomeAnswer } from "./write.server";

/** What shows that it happened. */
export function EvidenceSection({
  outcome: { id: outcomeId, evidence },
  mayWrite,
  answer,
  shell,
}: {
  outcome: Pick<OutcomeRecord, "id" | "evidence">;
  mayWrite: boolean;
  answer: OutcomeAnswer | undefined;
  shell: { slug: string; locale: string };
}) {
  return (
    <Section title="Evidence" lead="What shows others that it happened.">
      {evidence.length === 0 ? (
        <p className="text-ink-soft">None yet.</p>
      ) : (
        <ul className="grid max-w-[46rem] gap-4">
          {evidence.map(({ id, kind, text, url, files }) => (
            <li key={id} className="border-line border-s-2 ps-4">
              <p className="font-semibold">{EVIDENCE_KINDS[kind]}</p>
              <p className="whitespace-pre-line break-words">{text}</p>
              {url ? (
                <a href={url} rel="noreferrer" className="break-all">
                  {url}
                </a>
              ) : null}
              {files.map((file) => (
                <FileLine
                  key={file.id}
                  file={file}
                  to={paths.evidenceFile(shell.slug, outcomeId, file.id)}
                  shell={shell}
                />
              ))}
              {mayWrite ? (
                <TwoStepRemoval
                  look="quiet"
                  first={
                    <>
                      Remove…<span className="sr-only"> {text}</span>
                    </>
                  }
                  button="Remove this evidence"
                  name="intent"
                  value="remove-evidence"
                  fields={{ evidence: id }}
                >
                  <p>
                    {files.length > 0
                      ? "The file goes with it. The history keeps its words and its hash."
                      : "The history keeps it."}
                  </p>
                </TwoStepRemoval>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? (
        <EvidenceForm key={evidence.flatMap(({ id, files }) => [id, ...files]).length} answer={answer} />
      ) : null}
    </Section>
  );
}

/** A version of a file: only ever downloaded. */
function FileLine({ file, to, shell }: { file: EvidenceFile; to: string; shell: { locale: string } }) {
  const { version, bytes, at, by, contentHash } = file;
  return (
    <div className="mt-1">
      <Link to={to} reloadDocument>
        Download version {version}
      </Link>{" "}
      <span className="text-ink-soft text-sm">
        {sizeWords(bytes, shell.locale)}, {formatDate(at, shell)}, {by}
      </span>
      <details className="folded text-sm">
        <summary>SHA-256 of version {version}</summary>
        <code className="break-all">{contentHash}</code>
      </details>
    </div>
  );
}

function EvidenceForm({ answer }: { answer: OutcomeAnswer | undefined }) {
  const lastResult = answer?.of === "evidence" ? answer.result : undefined;
  const [form, fields] = useCheckedForm({
    id: "evidence",
    schema: evidenceForm,
    lastResult,
    defaultValue: { kind: "observation" },
  });
  return (
    <details className="no-print mt-6" open={answer?.of === "evidence"}>
      <summary className="w-fit cursor-pointer font-semibold">Add evidence</summary>
      <Form
        method="post"
        encType="multipart/form-data"
        {...getFormProps(form)}
        className="mt-4 grid max-w-[46rem] items-start gap-5 sm:grid-cols-2"
      >
        <Select
          {...getSelectProps(fields.kind)}
          label="What it is"
          options={choices(EVIDENCE_KINDS)}
          error={fields.kind.errors}
        />
        <Field
          {...getInputProps(fields.url, { type: "text" })}
          inputMode="url"
          label="Address"
          optional
          error={fields.url.errors}
        />
        <div className="sm:col-span-2">
          <TextField
            {...getTextareaProps(fields.text)}
            rows={2}
            label="What it shows"
            error={fields.text.errors}
          />
        </div>
        <div className="sm:col-span-2">
          <Field
            type="file"
            name="file"
            label="File"
            hint="PDF, Word, OpenDocument text, PNG, JPEG, or TIFF, at most 20 MB. Those who see the outcome can download it. With the words of an earlier file, it is its next version."
            optional
            error={lastResult?.error?.file ?? undefined}
          />
        </div>
        <div>
          <Button kind="secondary" name="intent" value="evidence">
            Add the evidence
          </Button>
        </div>
      </Form>
    </details>
  );
}
