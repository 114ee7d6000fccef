/** What a directory says of a participant. */
export const PARTICIPANT_FIELDS = [
  { name: "name", label: "Partnership" },
  { name: "place", label: "Place", optional: true },
  { name: "website", label: "Website", optional: true },
  { name: "joinedOn", label: "Takes part since", kind: "date" as const },
  { name: "leftOn", label: "Last day", kind: "date" as const, optional: true },
  { name: "about", label: "In a few sentences", kind: "area" as const, optional: true },
];
