/** What is planned of a meeting. */
export const MEETING_FIELDS = [
  { name: "day", label: "Day", kind: "date" as const },
  { name: "minutesLong", label: "Length in minutes", kind: "number" as const },
  { name: "theme", label: "Theme", optional: true },
  { name: "place", label: "Place or link", optional: true },
  { name: "inPerson", label: "In person", kind: "check" as const },
];
