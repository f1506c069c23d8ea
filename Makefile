# Breakwater. "make" alone prints help; settings are given as NAME=value behind the target.
SHELL := /bin/sh
MAVEN := .mvn/maven
STACK := local-stack/src/main/sh/stack.sh
MODULES := common-lib market-data-service signal-service execution-gateway orchestrator local-stack
JARS := $(foreach module,$(filter-out common-lib,$(MODULES)),$(module)/target/$(module).jar)
SOURCES := pom.xml $(MODULES:%=%/pom.xml) $(shell find $(MODULES:%=%/src/main) 2>/dev/null)
BUILT := .local/built

# What the launcher reads; see "make help".
export STATE SECRETS PORT_OFFSET SPEED FRESH EXIT DATA SYMBOLS CAPITAL BROKER BROKER_ACCOUNT BROKER_KEYS

.DEFAULT_GOAL := help
.PHONY: help
help: ## print this
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-20s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo; echo "  settings: EXIT=1 FRESH=1 SPEED=60 SYMBOLS=AAPL,IBM,MSFT CAPITAL=100000 DATA=folder PORT_OFFSET=100 BROKER=alpaca-paper"

.PHONY: doctor
doctor: ## say what this machine lacks, and how to get it
	@local-stack/src/main/sh/doctor.sh

.PHONY: demo
demo: doctor build ## start everything, trade the next bundled day, report; Ctrl-C ends it (EXIT=1: at once)
	@$(STACK) demo

.PHONY: up
up: doctor build ## start everything and go on where market time stood; Ctrl-C ends it
	@$(STACK) up

.PHONY: down
down: ## stop everything, also what a killed launcher left behind
	@$(STACK) down

.PHONY: status
status: ## what runs, and where
	@$(STACK) status

.PHONY: logs
logs: ## follow the logs of all processes
	@tail -n 5 -F $(or $(STATE),.local)/logs/*.log

.PHONY: demo-trade
demo-trade: build ## trade one day on a stack that runs already (ENV=.env: on the one of compose-up)
	@SECRETS=$(or $(ENV),.env.local) $(STACK) trade

.PHONY: audit-verify
audit-verify: build ## have the running gateway check its audit chain (ENV=.env: the one of compose-up)
	@SECRETS=$(or $(ENV),.env.local) $(STACK) audit-verify

.PHONY: compose-up
compose-up: build ## the whole suite in containers: jars, images, .env, and wait until healthy
	@local-stack/src/main/sh/compose.sh up

.PHONY: compose-down
compose-down: ## stop the containers; the databases stay (compose-up FRESH=1 forgets them)
	@local-stack/src/main/sh/compose.sh down

.PHONY: build
build: $(BUILT) ## make the jars, if a source is newer than they are

# The stamp is dated before the build, so that what is edited meanwhile counts as newer. Old jars go first: Maven keeps
# one whose own module has not changed, also where a library inside it has.
$(BUILT): $(SOURCES) $(if $(filter-out $(wildcard $(JARS)),$(JARS)),rebuild)
	@mkdir -p .local && touch .local/building && echo "Building …"
	@rm -f $(JARS) && $(MAVEN) -q package -DskipTests && mv .local/building $@

.PHONY: rebuild
rebuild:

.PHONY: test
test: ## unit tests
	@$(MAVEN) test

.PHONY: coverage
coverage: ## which lines the tests reach: */target/site/jacoco/index.html
	@$(MAVEN) -T 2 verify -Djacoco.skip=false -Dtorture.points=$(SHORT_FORM) -Dmaven.test.redirectTestOutputToFile=true

.PHONY: torture-positions
torture-positions: ## position accounting against exact fractions: HISTORIES=1000000 of fills, busts, splits
	@$(MAVEN) -q test -pl execution-gateway -am -Dtest=PositionAccountingTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dposition.histories=$(or $(HISTORIES),1000000)

.PHONY: torture-simulation
torture-simulation: ## random histories of orders in virtual time, crashes at any step (HISTORIES=1000000 SEED=)
	@$(MAVEN) -q test -pl execution-gateway -am -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dsimulation.histories=$(or $(HISTORIES),1000000) $(if $(SEED),-Dsimulation.seed=$(SEED))

# Two modules at a time: beside the gateway's tests, which wait much, the other services' are done. What the tests log
# goes to files beside their reports, so that a failure is not drowned.
.PHONY: ci-local
ci-local: ## every check and test, exactly what CI runs
	@sh -n .mvn/maven .ci/run && for script in local-stack/src/main/sh/*.sh; do sh -n $$script || exit 1; done
	@TZ=UTC $(MAVEN) -T 2 spotless:check verify -Dtorture.points=$(SHORT_FORM) \
	  -Dmaven.test.redirectTestOutputToFile=true

# Of the crash points those where most is at stake; torture-crash-points goes through all of them.
SHORT_FORM := C4b,C5,C6,C7a,C10,C14b,C18a,C19a,C20b,R3

.PHONY: conformance-venue
conformance-venue: build ## drive the embedded venue by Alpaca's own npm clients (needs Node.js 20 and npm)
	@local-stack/src/test/node/conformance-venue.sh

# One integration test of local-stack, and what it takes: $(IT)=Name.
IT := -q verify -pl local-stack -am -Dtest=NoneAtAll -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dit.jvmFlags= $(if $(SEED),-Dtorture.seed=$(SEED)) -Dit.test
RESULT = local-stack/target/$@.result

.PHONY: torture-orders
torture-orders: build ## kill two gateways at random under 10,000 orders (ORDERS= KILLS= SEED=)
	@rm -f $(RESULT); $(MAVEN) $(IT)=TortureOrdersIT -Dtorture.orders=$(or $(ORDERS),10000) \
	  -Dtorture.kills=$(or $(KILLS),80); status=$$?; cat $(RESULT); exit $$status

.PHONY: torture-crash-points
torture-crash-points: build ## end a gateway at each named point of the failure model (TIMES=3)
	@rm -f $(RESULT); $(MAVEN) $(IT)=CrashPointsIT -Dtorture.times=$(or $(TIMES),3); status=$$?; cat $(RESULT); exit $$status

.PHONY: torture-idempotency
torture-idempotency: build ## 50 clients at once for each of 1,000 keys, at two gateways (KEYS= SEED=)
	@rm -f $(RESULT); $(MAVEN) $(IT)=TortureIdempotencyIT -Dtorture.keys=$(or $(KEYS),1000); \
	  status=$$?; cat $(RESULT); exit $$status

.PHONY: bench-orders
bench-orders: build ## orders a second over HTTP, beside their SQL alone (ROUNDS=3 SECONDS=10 WARMUP=20 PROFILE=1)
	@$(MAVEN) -q test-compile -pl execution-gateway -am
	@rm -f $(RESULT); $(MAVEN) $(IT)=BenchOrders -Dbench.rounds=$(or $(ROUNDS),3) -Dbench.seconds=$(or $(SECONDS),10) \
	  -Dbench.warmup=$(or $(WARMUP),20) $(if $(PROFILE),-Dbench.profile=true); \
	  status=$$?; cat $(RESULT); exit $$status

.PHONY: format
format: ## format Java sources and poms
	@$(MAVEN) -q spotless:apply

.PHONY: check-docs
check-docs: ## check links, make targets and settings that the documents name
	@$(MAVEN) -q test -pl local-stack -am -Dtest=DocumentsTest -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: clean
clean: ## remove what was built; the state of the stack stays (FRESH=1 forgets it)
	@$(MAVEN) -q clean && rm -rf .local/built .local/apps
