import { Readable, Writable } from "node:stream";
import { Exec, type KubeConfig } from "@kubernetes/client-node";
import type { KubeReference } from "#sandbox/kubernetes/kube-object.ts";

/** What a command in the container `postgres` printed; throws with its error output when it fails. */
export async function runInPod(
  kubeconfig: KubeConfig,
  { metadata: { namespace = "", name = "" } }: KubeReference,
  command: readonly string[],
): Promise<string> {
  const [output, errors] = [collect(), collect()];
  return await new Promise((resolve, reject) => {
    const connection = new Exec(kubeconfig).exec(
      namespace,
      name,
      "postgres",
      [...command],
      output.stream,
      errors.stream,
      Readable.from([]),
      false,
      (status) => {
        if (status.status === "Success") resolve(output.read());
        else reject(new Error(`${command.join(" ")}: ${errors.read()} ${status.message ?? ""}`));
      },
    );
    connection.catch(reject);
  });
}

function collect() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, read: () => Buffer.concat(chunks).toString("utf8") };
}
