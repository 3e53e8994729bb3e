/** Remembers the answer for each object as long as the object lives. */
export function memoize<Subject extends object, Answer>(
  compute: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const found = known.get(subject);
    if (found !== undefined) return found.answer;
    const answer = compute(subject);
    known.set(subject, { answer });
    return answer;
  };
}
