import { Form } from "@remix-run/react";
import { inMegabytes, UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { Button } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import type { RefusedPack } from "./import.server";

/** Takes a pack as a file or as its text. Checked on the server only: the rules for a pack are long. */
export function PackForm({ refused }: { refused: RefusedPack | undefined }) {
  const errorAt = (field: RefusedPack["field"]) => (refused?.field === field ? refused.message : null);
  return (
    <Form method="post" encType="multipart/form-data" className="grid max-w-[46rem] gap-4">
      <Field
        type="file"
        name="file"
        accept=".json,application/json"
        label="The file"
        hint={`A JSON file, at most ${inMegabytes(UPLOAD_LIMITS.pack)}.`}
        error={errorAt("file")}
        optional
      />
      <TextField
        name="text"
        rows={6}
        label="Or the file’s text"
        hint="Open the file in a text editor, and paste all of it."
        defaultValue={refused?.text}
        error={errorAt("text")}
        spellCheck={false}
        optional
      />
      <div>
        <Button>Adopt it</Button>
      </div>
    </Form>
  );
}
