import { createContext, type ReactNode, useContext } from "react";
import { Notice } from "./Notice";

const Reader = createContext<string | null>(null);

/** Tells the parts of a page who reads it, by name. */
export function ReadBy({ name, children }: { name: string; children: ReactNode }) {
  return <Reader.Provider value={name}>{children}</Reader.Provider>;
}

/** Who changed something first. People often meet themselves, in another tab. */
export function whoChanged(by: string | null, what: string, reader: string | null): string {
  return by !== null && by === reader
    ? `You changed ${what} in another tab or on another device`
    : `${by ?? "Someone else"} changed ${what} while you had it open`;
}

/** Something could not be saved because it had changed since it was opened: by whom, and what to do now. */
export function OvertakenNotice({
  by,
  what,
  children,
}: {
  /** The name of who changed it; null if that is not known. */
  by: string | null;
  /** What was changed, such as "this goal". */
  what: string;
  children: ReactNode;
}) {
  return (
    <Notice tone="warning" title={whoChanged(by, what, useContext(Reader))}>
      {children}
    </Notice>
  );
}
