# Sourced by .ci/run and by the steps that are scripts of their own.

step() { printf '\n== %s\n' "$*"; }

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT

# Starts the simulator in the background with these options, on a free port, and says what it prints. $main is its
# program. Sets server and url; what it printed stays in $folder/ready.txt.
begin() {
  node "$main" start --port 0 --log-level error "$@" >"$folder/ready.txt" &
  server=$!
  for _ in $(seq 50); do grep -q '^Invoices are' "$folder/ready.txt" && break; sleep 0.2; done
  cat "$folder/ready.txt"
  grep -q '^Invoices are' "$folder/ready.txt" || { echo 'the simulator did not start'; exit 1; }
  url=$(awk '$1 == "API" { print $2 }' "$folder/ready.txt")
}
end() {
  kill -TERM "$server"
  wait "$server"
  server=
}
