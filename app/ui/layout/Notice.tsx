import type { ReactNode } from "react";
import { Icon, type IconName } from "~/ui/figures/icons";

export type NoticeTone = "info" | "success" | "warning" | "error";

const LOOKS: Record<NoticeTone, { icon: IconName; className: string; word: string }> = {
  info: { icon: "info", className: "border-info bg-info-wash text-info", word: "Note" },
  success: { icon: "check", className: "border-good bg-good-wash text-good", word: "Done" },
  warning: { icon: "warn", className: "border-warn bg-warn-wash text-warn", word: "Please check" },
  error: { icon: "cross", className: "border-bad bg-bad-wash text-bad", word: "Problem" },
};

/** A message about what happened or needs care. Errors interrupt a screen reader, the rest waits its turn. */
export function Notice({
  tone = "info",
  title,
  children,
}: {
  tone?: NoticeTone;
  /** Left out: the tone's own word, for screen readers only. */
  title?: string;
  children?: ReactNode;
}) {
  const look = LOOKS[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={`flex gap-3 rounded-md border-s-4 px-4 py-3 ${look.className}`}
    >
      <Icon name={look.icon} className="mt-1 text-[1.1em]" />
      <div className="min-w-0 text-ink">
        {title ? <p className="font-semibold">{title}</p> : <span className="sr-only">{look.word}: </span>}
        {children}
      </div>
    </div>
  );
}
