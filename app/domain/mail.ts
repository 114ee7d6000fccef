/** The kinds of mail in the queue: reminders of numbers, mail about one action, and weekly digests of late actions. */
export const MESSAGE_KINDS = ["numbers", "action", "digest"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
