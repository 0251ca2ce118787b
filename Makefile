# Engawa. `make run` and `make test` need a Rust toolchain and make; the rest of what tests need, `make test` installs.
.DEFAULT_GOAL := help
.PHONY: help run test e2e bench fmt
.NOTPARALLEL:

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Builds the house and opens a sample one on this machine
	cargo build -p house
	target/debug/engawa try

# The tests of the workspace build target/debug/engawa too, so the journeys at the end take it as it is: one profile, one
# set of features, nothing compiled twice.
test: ## Everything: formatting, lints, tests on both databases, journeys in a browser
	scripts/install-test-tools
	cargo fmt --check
	cargo clippy --workspace --all-targets -- -D warnings
	@if cargo nextest --version >/dev/null 2>&1; then set -- nextest run; else set -- test; fi; \
		echo "cargo $$* --workspace --no-fail-fast"; \
		scripts/with-postgres cargo "$$@" --workspace --no-fail-fast
	npm --prefix e2e test

e2e: ## The journeys in a browser alone
	scripts/install-test-tools
	cargo build -p house
	npm --prefix e2e test

bench: ## Speed, each figure as a ratio to its floor in the same run
	cargo run --release -p bench

fmt: ## Brings the sources into shape
	cargo fmt
