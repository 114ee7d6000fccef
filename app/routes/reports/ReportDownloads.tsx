import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "~/ui/controls/Button";

type Making =
  | { state: "making"; label: string; seconds: number }
  | { state: "done"; label: string }
  | { state: "failed"; label: string; why: string }
  | null;

/**
 * A report as files, each made on request. With a script, readers see that a file is being made and can cancel it;
 * without one, the links are plain downloads.
 */
export function ReportDownloads({ files }: { files: { label: string; href: string }[] }) {
  const [making, setMaking] = useState<Making>(null);
  const cancel = useRef<AbortController>();
  useEffect(() => () => cancel.current?.abort(), []);

  async function fetchFile(href: string, label: string) {
    cancel.current?.abort();
    const control = new AbortController();
    cancel.current = control;
    const started = Date.now();
    setMaking({ state: "making", label, seconds: 0 });
    const clock = setInterval(
      () => setMaking({ state: "making", label, seconds: Math.round((Date.now() - started) / 1000) }),
      1000,
    );
    try {
      const answer = await fetch(href, { signal: control.signal });
      if (!answer.ok) {
        setMaking({
          state: "failed",
          label,
          why: answer.status < 504 && answer.status !== 404 ? await answer.text() : NOT_FETCHED,
        });
        return;
      }
      saveFile(await answer.blob(), nameIn(answer.headers.get("content-disposition")));
      setMaking({ state: "done", label });
    } catch {
      setMaking(control.signal.aborted ? null : { state: "failed", label, why: NOT_FETCHED });
    } finally {
      clearInterval(clock);
    }
  }

  return (
    <div className="no-print grid gap-2">
      <nav aria-label="Download this report">
        <ul className="flex flex-wrap gap-x-6">
          {files.map(({ label, href }) => (
            <li key={label}>
              <a
                href={href}
                className={buttonClass("quiet")}
                download
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  fetchFile(href, label);
                }}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div role="status" className="flex min-h-6 flex-wrap items-center gap-x-4 text-sm">
        {making?.state === "making" ? (
          <>
            <span>
              {making.label} is being made
              {making.seconds > 1 ? `, ${making.seconds} seconds so far` : ""} …
            </span>
            <Button kind="quiet" type="button" onClick={() => cancel.current?.abort()}>
              Cancel
            </Button>
          </>
        ) : making?.state === "done" ? (
          <span>{making.label} is in your downloads.</span>
        ) : making?.state === "failed" ? (
          <span className="text-bad">
            {making.label}: {making.why}
          </span>
        ) : null}
      </div>
    </div>
  );
}

const NOT_FETCHED = "it could not be downloaded. Try again; the other formats may still work.";

function nameIn(disposition: string | null): string {
  const own = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  return own ? decodeURIComponent(own) : (/filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "report");
}

/** Hands a file to the browser's downloads. */
function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
