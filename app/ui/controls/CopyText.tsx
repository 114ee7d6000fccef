import { type ReactNode, useState } from "react";
import { Icon } from "~/ui/figures/icons";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { Button } from "./Button";

/** Something to take to another program, to the letter. One click selects all of it; with script, a button copies it. */
export function CopyText({ label, hint, children }: { label: string; hint?: ReactNode; children: string }) {
  const [copied, setCopied] = useState(false);
  // On a plain http address in a local network browsers have no clipboard for pages.
  const canCopy = useHydrated() && "clipboard" in navigator;
  const copy = () =>
    navigator.clipboard.writeText(children).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <figure className="grid min-w-0 gap-1.5">
      <figcaption className="font-semibold">{label}</figcaption>
      {hint ? <p className="text-ink-soft text-sm">{hint}</p> : null}
      <div className="flex flex-wrap items-start gap-2">
        <pre className="min-w-0 flex-1 basis-72 select-all whitespace-pre-wrap rounded-md border border-line bg-raised px-3 py-2.5 font-mono text-ink text-sm leading-relaxed [overflow-wrap:anywhere]">
          {children}
        </pre>
        {canCopy ? (
          <Button type="button" kind="secondary" onClick={copy}>
            {copied ? <Icon name="check" /> : null}
            <span aria-live="polite">
              {copied ? "Copied" : "Copy"} <span className="sr-only">{label}</span>
            </span>
          </Button>
        ) : null}
      </div>
    </figure>
  );
}
