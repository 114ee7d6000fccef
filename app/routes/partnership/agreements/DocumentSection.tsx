import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import type { StoredAgreement } from "~/domain/agreements/stored";
import { paths } from "~/paths";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { formatDate } from "~/ui/figures/dates";
import { sizeWords } from "~/ui/figures/file-size";
import { Section } from "~/ui/layout/Page";
import type { Answer } from "./writing.server";

/** Links and files of an agreement, newest version first. */
export function DocumentSection({
  agreement,
  mayKeep,
  answer,
  shell,
}: {
  agreement: StoredAgreement;
  mayKeep: boolean;
  answer: Answer | undefined;
  shell: { slug: string; locale: string };
}) {
  return (
    <Section
      id="documents"
      title="Documents"
      lead="Signed copies, as links or files. A document with the name of an earlier one is its next version; every version stays."
    >
      {agreement.documents.length === 0 ? <p className="text-ink-soft">None yet.</p> : null}
      <ul className="grid gap-3">
        {agreement.documents.map((document) => (
          <li key={document.id}>
            {document.url ? (
              <a href={document.url} rel="noreferrer">
                {document.name}
              </a>
            ) : (
              <Link to={paths.agreementDocument(shell.slug, agreement.id, document.id)} reloadDocument>
                {document.name}
              </Link>
            )}{" "}
            <span className="text-ink-soft text-sm">
              Version {document.version}, {formatDate(document.at, shell)}, {document.by}
              {document.bytes === null ? "" : `, ${sizeWords(document.bytes, shell.locale)}`}
            </span>
            {document.contentHash ? (
              <details className="folded text-sm">
                <summary>SHA-256 of version {document.version}</summary>
                <code className="break-all">{document.contentHash}</code>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {mayKeep ? (
        <details className="folded no-print mt-6" open={answer?.of === "document"}>
          <summary>Add a document</summary>
          <DocumentForm
            key={agreement.documents.length}
            answer={answer?.of === "document" ? answer : undefined}
          />
        </details>
      ) : null}
    </Section>
  );
}

function DocumentForm({ answer }: { answer: Answer | undefined }) {
  const [form, fields] = useForm<{ name?: string; url?: string }>({
    id: "document",
    lastResult: answer?.result ?? null,
    defaultValue: { name: "Signed copy" },
  });
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-5 pt-3 pb-5 sm:grid-cols-2"
    >
      <input type="hidden" name="intent" value="document" />
      <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      <Field
        {...getInputProps(fields.url, { type: "url" })}
        label="Address"
        optional
        error={fields.url.errors}
      />
      <div className="sm:col-span-2">
        <Field
          type="file"
          name="file"
          label="Or a file"
          hint="PDF, Word, OpenDocument text, PNG, JPEG, or TIFF, at most 20 MB."
          optional
        />
      </div>
      <div className="sm:col-span-2">
        <Button>Add the document</Button>
      </div>
    </Form>
  );
}
