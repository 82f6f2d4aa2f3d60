#!/usr/bin/env bash
# Runs pytest with the given arguments beside a throw-away PostgreSQL, which is stopped and removed at the end.
# Usage: tests/postgres.sh PYTHON [PYTEST_ARGUMENT...]
set -euo pipefail
python=$1
shift

find_server() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

if [ -z "$(find_server)" ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "PostgreSQL is missing; install your system's package for it (Debian: postgresql)" >&2
    exit 1
  fi
  apt-get update -qq
  # The package would start a server of its own on the usual port, which nobody here needs.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
server=$(find_server)

folder=$(mktemp -d /tmp/balcony-postgres-XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then  # PostgreSQL refuses to run as root
  chown postgres "$folder"
  as_owner=(runuser -u postgres --)
fi
pid=
finish() {
  if [ -n "$pid" ]; then
    "${as_owner[@]}" "$server/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null || kill "$pid" || true
  fi
  rm -rf "$folder"
}
trap finish EXIT

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cd /  # the owner may not be able to look into the checkout
"${as_owner[@]}" "$server/initdb" -D "$folder/data" -U balcony --auth=trust --encoding=UTF8 --no-locale --no-sync >/dev/null
"${as_owner[@]}" "$server/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 \
  -o "-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories= -c fsync=off" start >/dev/null \
  || { cat "$folder/server.log" >&2; exit 1; }
pid=$(head -1 "$folder/data/postmaster.pid")
cd "$OLDPWD"

BALCONY_TEST_POSTGRES_URL="postgresql://balcony@127.0.0.1:$port/postgres" "$python" -m pytest "$@"
