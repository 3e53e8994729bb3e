import type { CertificateRequest } from "../pki/certificates.ts";

/** Who gets a certificate of the node's authority: name of its files → who that is. */
export const identities: Readonly<Record<string, CertificateRequest>> = {
  apiserver: {
    subject: "/CN=kube-apiserver",
    hosts: [
      ...["kubernetes", "kubernetes.default", "kubernetes.default.svc"].map(
        (name) => `DNS:${name}`,
      ),
      "DNS:kubernetes.default.svc.cluster.local",
      "DNS:localhost",
      "IP:127.0.0.1",
      "IP:198.18.0.1",
      "IP:198.18.128.1",
    ],
  },
  "kubelet-client": { subject: "/O=system:masters/CN=apiserver-kubelet-client" },
  admin: { subject: "/O=system:masters/CN=admin" },
  kubelet: { subject: "/O=system:nodes/CN=system:node:node1" },
  "controller-manager": { subject: "/CN=system:kube-controller-manager" },
  scheduler: { subject: "/CN=system:kube-scheduler" },
  proxy: { subject: "/CN=system:kube-proxy" },
  dns: { subject: "/CN=dns" },
};

/** Parts of the node that reach the API server by a kubeconfig. */
export const apiClients = ["controller-manager", "scheduler", "kubelet", "proxy", "dns"] as const;
