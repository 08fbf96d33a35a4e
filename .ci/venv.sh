# Sourced by the steps that need Python >= 3.12.

root=$PWD
tests=$root/test/third-party/python
venv=$root/.venv
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1

# Prints the first Python that is new enough for ksef2, or nothing.
new_python() {
  local python
  for python in python3 "$(pyenv root 2>/dev/null)"/versions/*/bin/python3 "$(uv python find '>=3.12' 2>/dev/null)"; do
    if "$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
}

# Sets up $venv with what the tests need.
# $1: a Python
make_venv() {
  "$venv/bin/python" --version 2>/dev/null || "$1" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --requirement "$tests/requirements.txt"
}
