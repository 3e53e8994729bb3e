import { findBinary, type LocalImage } from "../images/images.ts";
import { buildLayer } from "../images/layer.ts";
import type { RootFileSystem } from "../images/root-file-system.ts";

export const backupImageNames = {
  objectStore: "localhost/versitygw:1.8.0",
  plugin: "localhost/cnpg/plugin-barman-cloud:0.14.0",
  sidecar: "localhost/cnpg/plugin-barman-cloud-sidecar:0.14.0",
} as const;

/** The plugin's one program is both what answers the operator and, beside barman's commands, the sidecar. */
export async function backupImages(
  binaries: ReadonlyMap<string, string>,
  operand: RootFileSystem,
): Promise<readonly LocalImage[]> {
  const manager = await buildLayer("barman-plugin", [
    { at: "manager", file: findBinary(binaries, "barman-plugin") },
  ]);
  const server = await buildLayer("object-store", [
    { at: "versitygw", file: findBinary(binaries, "versitygw") },
    { at: "tmp", directory: { mode: 0o1777 } },
  ]);
  return [
    {
      name: backupImageNames.objectStore,
      layers: [server],
      config: { User: "26:26", Entrypoint: ["/versitygw"] },
    },
    {
      name: backupImageNames.plugin,
      layers: [manager],
      config: { User: "10001:10001", Entrypoint: ["/manager"] },
    },
    {
      name: backupImageNames.sidecar,
      layers: [operand, manager],
      config: { User: "26:26", Entrypoint: ["/manager"], Env: ["PATH=/usr/bin:/bin"] },
    },
  ];
}
