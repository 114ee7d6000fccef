/**
 * Numbers of this process that /metrics reads when it is asked. The server and the build are separate modules in one
 * process, so they share the list through the global object.
 */
export interface Gauge {
  name: string;
  help: string;
  /** What distinguishes several numbers of one name: { queue: "rendering" }. */
  labels?: Record<string, string>;
  read(): number;
}

const KEY = Symbol.for("tidemark.gauges");
const place = globalThis as unknown as Record<symbol, Gauge[] | undefined>;

export function gauges(): readonly Gauge[] {
  return place[KEY] ?? [];
}

/** Adds a number; those of the same name and labels are added up. */
export function addGauge(gauge: Gauge): void {
  place[KEY] = [...gauges(), gauge];
}
