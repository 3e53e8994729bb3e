#!/bin/bash
# The first process of the node, in its own network, mount, pid, uts and ipc namespaces and in the sandbox's folder.
# The network has lo and one bridge and no link to the machine. When this process ends, so does the node.
set -eu
. conf/supervise.sh
hostname node1

# Everything that a part of the node writes goes to the sandbox's folder or into memory; the rest of the machine's
# file system can only be read.
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/rn data/{etcd,kubelet,varlog,pv}
mount --bind . /run/rn                             # one short path for every configuration
cd /run/rn
mount -t tmpfs -o mode=1777 tmpfs /tmp
mkdir /tmp/hostpath_pv
mount --bind data/pv /tmp/hostpath_pv              # kube-controller-manager knows no other path
mount -t tmpfs -o mode=755 tmpfs /var
mkdir -p /var/log /var/lib /var/tmp
ln -s /run /var/run
mount --bind data/varlog /var/log
mount -o remount,bind,ro /

# kubelet insists on these kernel settings: it is shown files, and the machine keeps its own.
for setting in vm/overcommit_memory=1 kernel/panic=10 kernel/panic_on_oops=1; do
  file=/run/shown-${setting//\//-}
  echo "${setting#*=}" > "$file"
  mount --bind "$file" "/proc/sys/${setting%=*}"
done

ip link set lo up
ip link add cni0 type bridge
ip addr add 198.18.0.1/24 dev cni0
ip link set cni0 up
ip route add 198.18.128.0/24 dev cni0              # the node itself dials Services too
# A packet from a Pod to a Service comes and goes by cni0. Redirects for it would use up the kernel's allowance of
# ICMP messages, and a Service without endpoints would time out instead of refusing.
for interface in all cni0; do echo 0 > /proc/sys/net/ipv4/conf/$interface/send_redirects; done
echo 0 > /proc/sys/net/ipv4/icmp_ratelimit
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables
iptables -P FORWARD DROP
iptables -A FORWARD -i cni0 -o cni0 -j ACCEPT

supervise etcd bin/etcd --data-dir data/etcd --unsafe-no-fsync --log-level warn \
  --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380
supervise apiserver bin/kube-apiserver --etcd-servers=http://127.0.0.1:2379 \
  --advertise-address=198.18.0.1 --secure-port=6443 --service-cluster-ip-range=198.18.128.0/24 \
  --client-ca-file=pki/ca.crt --tls-cert-file=pki/apiserver.crt --tls-private-key-file=pki/apiserver.key \
  --kubelet-client-certificate=pki/kubelet-client.crt --kubelet-client-key=pki/kubelet-client.key \
  --service-account-issuer=https://kubernetes.default.svc --service-account-key-file=pki/sa.pub \
  --service-account-signing-key-file=pki/sa.key --authorization-mode=Node,RBAC \
  --enable-admission-plugins=NodeRestriction --allow-privileged=true \
  --kubelet-preferred-address-types=InternalIP
supervise containerd containerd -c conf/containerd.toml
supervise relay-inside socat UNIX-LISTEN:run/api.sock,fork,unlink-early,backlog=1024 TCP:198.18.0.1:6443
until curl -so /dev/null --cacert pki/ca.crt https://198.18.0.1:6443/readyz; do sleep 0.2; done
# As PostgreSQL's user, so that the directories which it provisions (mode 0750) belong to PostgreSQL.
supervise controller-manager setpriv --reuid 26 --regid 26 --clear-groups bin/kube-controller-manager \
  --kubeconfig=conf/controller-manager.kubeconfig --secure-port=0 --leader-elect=false \
  --use-service-account-credentials --service-account-private-key-file=pki/sa.key \
  --root-ca-file=pki/ca.crt --cluster-signing-cert-file=pki/ca.crt --cluster-signing-key-file=pki/ca.key \
  --enable-hostpath-provisioner --flex-volume-plugin-dir=/tmp/volume-plugins
supervise scheduler bin/kube-scheduler --kubeconfig=conf/scheduler.kubeconfig --secure-port=0 --leader-elect=false
supervise kubelet bin/kubelet --config=conf/kubelet.yaml --kubeconfig=conf/kubelet.kubeconfig \
  --hostname-override=node1 --node-ip=198.18.0.1 --root-dir=/run/rn/data/kubelet
supervise proxy bin/kube-proxy --config=conf/proxy.yaml --hostname-override=node1
supervise dns bin/coredns -conf conf/Corefile
supervise_forever
