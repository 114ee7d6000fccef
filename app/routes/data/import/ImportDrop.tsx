import { Form, useNavigation } from "@remix-run/react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "~/ui/controls/Button";
import { Progress } from "~/ui/controls/Progress";
import { Icon } from "~/ui/figures/icons";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";

/** Choose a file or, with JavaScript, drop one. Its size is checked before it is sent. */
export function ImportDrop({ maxBytes }: { maxBytes: number }) {
  const canDrop = useHydrated();
  const busy = useNavigation().formMethod === "POST";
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const limit = `${maxBytes / 1024 / 1024} MB`;

  const hasValidSize = (file: File | undefined): boolean => {
    const tooLarge = file !== undefined && file.size > maxBytes;
    setFault(
      tooLarge ? `${file.name} is larger than ${limit}. Split it, for example into one file per year.` : null,
    );
    return file !== undefined && !tooLarge;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (busy || !input.current || event.dataTransfer.files.length === 0) return;
    if (event.dataTransfer.files.length > 1) return setFault("Drop one file at a time.");
    input.current.files = event.dataTransfer.files;
    if (hasValidSize(event.dataTransfer.files[0])) form.current?.requestSubmit();
  };
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      ref={form}
      aria-label="Send a file"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onSubmit={(event) => {
        if (!hasValidSize(input.current?.files?.[0])) event.preventDefault();
      }}
      className={`grid grid-cols-[minmax(0,1fr)] gap-4 rounded-lg border-2 border-dashed px-5 py-8 sm:px-10 sm:py-10 ${
        isOver ? "border-link bg-info-wash" : "border-line-strong bg-sunk"
      }`}
    >
      {busy ? (
        <div className="max-w-[34rem]" role="status">
          <Progress label="Reading the file" words="A large file takes a few seconds" />
        </div>
      ) : null}
      <div hidden={busy} className="grid max-w-[46rem] grid-cols-[minmax(0,1fr)] gap-4 [[hidden]]:hidden">
        <div className="grid gap-1.5">
          <label htmlFor="import-file" className="font-semibold font-serif text-xl leading-snug">
            {canDrop ? "Drop a file here, or choose one" : "Choose a file"}
          </label>
          <p id="import-file-hint" className="text-ink-soft">
            Excel (.xlsx) or CSV, up to {limit} and 200,000 rows. Nothing is saved yet: first you see what the
            file would change.
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <input
            ref={input}
            id="import-file"
            type="file"
            name="file"
            required
            accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={fault ? "import-file-hint import-file-fault" : "import-file-hint"}
            aria-invalid={fault ? true : undefined}
            onChange={(event) => hasValidSize(event.target.files?.[0])}
            className="min-h-11 min-w-0 max-w-full flex-1 basis-72 rounded-md border border-line-strong bg-raised px-2 py-1.5 text-ink file:me-3 file:min-h-8 file:rounded file:border-0 file:bg-sunk file:px-3 file:font-semibold file:text-ink"
          />
          <Button>Read the file</Button>
        </div>
        {fault ? (
          <p id="import-file-fault" role="alert" className="flex gap-2 font-medium text-bad text-sm">
            <Icon name="warn" className="mt-0.5" />
            {fault}
          </p>
        ) : null}
      </div>
    </Form>
  );
}
