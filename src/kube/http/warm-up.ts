import { readAnswer } from "#kube/http/read-answer.ts";
import { sendRequest } from "#kube/http/send-request.ts";
import type { Session } from "#kube/http/open-session.ts";

const warming = new WeakSet<Session>();

/** Whether the next request may get a connection that is there already; the server may have closed it meanwhile. */
export function isWarm({ agent }: Session): boolean {
  return Object.values(agent.freeSockets).some((free) => free !== undefined && free.length > 0);
}

/** Leaves a connection for whoever comes next, who is spared the handshakes then. Whether it succeeds does not matter. */
export async function warmUp(session: Session, signal: AbortSignal): Promise<void> {
  if (isWarm(session) || warming.has(session)) return;
  warming.add(session);
  try {
    // Everybody may ask this, and it costs the server least.
    await readAnswer(await sendRequest(session, { path: "/version", limit, signal }));
  } catch {
    // A refusal leaves a connection, too.
  } finally {
    warming.delete(session);
  }
}

/** Milliseconds. */
const limit = 5000;
