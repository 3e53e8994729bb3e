#!/bin/bash
# First process of a light sandbox, in namespaces of its own and in the sandbox's folder. The network namespace has a
# loopback interface and nothing else, so nothing in it can reach anything outside, and ports are free in each.
# Nothing here runs a Pod; when this process ends, all of it ends.
set -eu
. "$(dirname "$0")/../process/supervise.sh"

# Outside a Pod the manager reads the namespace of its Lease from this file. The mount is seen in here alone.
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/secrets/kubernetes.io/serviceaccount
printf cnpg-system > /run/secrets/kubernetes.io/serviceaccount/namespace
[ /var/run -ef /run ] || mount --bind /run /var/run
ip link set lo up

supervise etcd bin/etcd --data-dir data/etcd --unsafe-no-fsync --log-level warn \
  --quota-backend-bytes 4294967296 \
  --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380
supervise apiserver bin/kube-apiserver --etcd-servers=http://127.0.0.1:2379 \
  --bind-address=127.0.0.1 --advertise-address=198.18.0.1 --secure-port=6443 \
  --service-cluster-ip-range=198.18.128.0/24 --endpoint-reconciler-type=none \
  --client-ca-file=pki/ca.crt --tls-cert-file=pki/apiserver.crt --tls-private-key-file=pki/apiserver.key \
  --service-account-issuer=https://kubernetes.default.svc --service-account-key-file=pki/sa.pub \
  --service-account-signing-key-file=pki/sa.key --authorization-mode=RBAC --allow-privileged=true
supervise relay socat UNIX-LISTEN:run/api.sock,fork,unlink-early,backlog=1024 TCP:127.0.0.1:6443
# So that namespaces can be deleted and have their default ServiceAccount; nothing is started and nothing collected.
supervise controller-manager bin/kube-controller-manager --kubeconfig=conf/inside.kubeconfig \
  --controllers=namespace-controller,serviceaccount-controller,serviceaccount-token-controller \
  --secure-port=0 --leader-elect=false --use-service-account-credentials=false \
  --service-account-private-key-file=pki/sa.key --root-ca-file=pki/ca.crt --concurrent-namespace-syncs=4 \
  --kube-api-qps=500 --kube-api-burst=1000
# It looks at the API server's kinds once, so it waits until somebody has put its CRDs there and removes this file.
touch run/manager.down
supervise manager env KUBECONFIG=conf/inside.kubeconfig OPERATOR_NAMESPACE=cnpg-system \
  WEBHOOK_CERT_DIR=pki/webhook bin/manager controller --leader-elect --webhook-port=9443 \
  --metrics-bind-address=127.0.0.1:8080
supervise_forever
