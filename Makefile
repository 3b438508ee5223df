# SPDX-License-Identifier: Apache-2.0
# Two commands do everything: make run, make test. "make help" lists the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# A JDK 25: JAVA_HOME if it is one, else the usual folders of Debian and macOS. The default java may be older.
JAVA_HOME := $(shell infra/find-jdk)
export JAVA_HOME
MVN := mvn -q

PORT ?= 8080
STATE ?= .state
STAGE ?= dev

.PHONY: help build jars run test clients-test demo load load-faults bench lint fmt clean localstack-test deploy

help: ## show this list
	@awk -F':.*## ' '/^[a-z-]+%?:.*## /{printf "  make %-22s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## compile everything and build each function's jar, without tests
	$(MVN) package -DskipTests

run: jars ## run the suite on this machine: PORT=8080 STATE=.state ARGS=--ephemeral
	@exec infra/local/tocsin-local run --port $(PORT) --state $(STATE) $(ARGS)

invoke-%: jars ## invoke one function with an event, as in: make invoke-ingest EVENT=events/github-ping.json
	@exec infra/local/invoke $* $(EVENT)

jars:
	@echo "Building the functions and the local runtime"
	@$(MVN) package -Dmaven.test.skip=true

test: ## everything that can be tested on this machine
	$(MVN) verify

localstack-test: ## the integration tests on LocalStack, without Docker
	infra/acceptance/localstack/run $(MVN) verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false

clients-test: jars ## let Prometheus, Alertmanager and amtool send to the suite, unchanged: ARGS=prometheus picks some
	@infra/clients/run $(ARGS)

lint: ## check the format of the sources, and the template by cfn-lint, sam and checkov
	$(MVN) spotless:check
	infra/lint/run

demo: jars ## play the story of a cache that degrades and is repaired, and of one that is not: ARGS=--kill kills the suite in the middle
	@exec infra/demo/tocsin-demo $(ARGS)

load: jars ## measure how many webhooks the suite takes on this machine, beside its bare engines and its peers: ARGS="--seconds 20 --rate 500"
	@infra/peers/install webhook alertmanager
	@exec infra/load/tocsin-load throughput $(ARGS)

load-faults: jars ## send 100,000 mixed deliveries while the suite is killed, and audit what is left: ARGS="--deliveries 5000 --kills 2"
	@exec infra/load/tocsin-load faults $(ARGS)

bench: ## measure the hot paths (JMH); BENCH=Rollup picks some
	$(MVN) package -DskipTests -pl shared/bench -am
	$(JAVA_HOME)/bin/java -cp 'shared/bench/target/bench/*' org.openjdk.jmh.Main $(BENCH)

deploy: build ## deploy to the AWS account that the environment's credentials are of: STAGE=dev|staging|prod
	@command -v sam >/dev/null || { echo "make deploy needs the AWS SAM CLI (sam) and credentials of the account to deploy to."; exit 1; }
	sam deploy --config-env $(STAGE)

fmt: ## format the Java sources
	$(MVN) spotless:apply

clean: ## remove what was built
	$(MVN) clean
