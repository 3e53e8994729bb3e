/** Longer texts are rare, and would be kept alive. */
const longest = 100;
const most = 1000;

/** Remembers the answers for short texts, which repeat from manifest to manifest; never more than a thousand. */
export function memoizeText<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.answer;
    const answer = compute(text);
    if (known.size >= most) known.clear();
    if (text.length <= longest) known.set(text, { answer });
    return answer;
  };
}
