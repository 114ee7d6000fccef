/** Contacts as a file: what goes out comes back in unchanged. */
export const CONTACT_COLUMNS = [
  "name",
  "organization",
  "job_title",
  "email",
  "phone",
  "duty",
  "from",
  "until",
  "note",
] as const;
