import { Form } from "@remix-run/react";
import type { Comment } from "~/domain/collection/collection";
import { Button, buttonClass } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import { ChangedAt } from "~/ui/grid/ChangedAt";

/** Comments on a value, oldest first. A question stays open until someone settles it. */
export function CommentList({
  comments,
  locale,
  mayWrite,
}: {
  comments: Comment[];
  locale: string;
  mayWrite: boolean;
}) {
  if (comments.length === 0) return <p className="text-ink-soft">No comments on this value yet.</p>;
  return (
    <ul className="grid gap-6">
      {comments.map((comment) => (
        <li
          key={comment.id}
          className={`grid gap-1.5 border-s-2 ps-4 ${isOpen(comment) ? "border-warn" : "border-line-strong"}`}
        >
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-semibold">{comment.author}</span>
            <span className="text-ink-soft">
              <ChangedAt at={comment.at} locale={locale} />
            </span>
            {comment.kind === "question" ? <QuestionStatus comment={comment} /> : null}
          </p>
          <p className="whitespace-pre-line">{comment.text}</p>
          {mayWrite && isOpen(comment) ? <SettleForm id={comment.id} /> : null}
        </li>
      ))}
    </ul>
  );
}

const isOpen = ({ kind, settledAt }: Comment) => kind === "question" && settledAt === null;

function QuestionStatus({ comment }: { comment: Comment }) {
  return isOpen(comment) ? (
    <span className="font-semibold text-warn">
      <Icon name="flag" /> Open question
    </span>
  ) : (
    <span className="text-good">
      <Icon name="check" /> Settled{comment.settledBy ? ` by ${comment.settledBy}` : ""}
    </span>
  );
}

function SettleForm({ id }: { id: string }) {
  return (
    <details className="group/settle">
      <summary className={buttonClass("secondary", "list-none [&::-webkit-details-marker]:hidden")}>
        Answer and settle
      </summary>
      <Form method="post" className="mt-3 grid gap-3">
        <input type="hidden" name="id" value={id} />
        <TextField label="Answer" name="answer" rows={2} maxLength={2000} optional />
        <Button name="intent" value="settle" className="justify-self-start">
          Settle the question
        </Button>
      </Form>
    </details>
  );
}

export function CommentForm({ error, typed }: { error: string | null; typed: string | null }) {
  return (
    <Form method="post" className="grid gap-3">
      <TextField
        label="Comment"
        name="text"
        rows={3}
        maxLength={2000}
        required
        error={error}
        defaultValue={typed ?? undefined}
        key={typed}
      />
      <fieldset className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <legend className="sr-only">What it is</legend>
        {(["note", "question"] as const).map((kind) => (
          <label key={kind} className="inline-flex min-h-11 cursor-pointer items-center gap-2">
            <input type="radio" name="kind" value={kind} defaultChecked={kind === "note"} />
            {kind === "note" ? "A note" : "A question to settle"}
          </label>
        ))}
      </fieldset>
      <Button name="intent" value="comment" kind="secondary" className="justify-self-start">
        Add
      </Button>
    </Form>
  );
}
