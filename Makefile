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

.PHONY: help build run test demo bench lint fmt clean

help: ## show this list
	@awk -F':.*## ' '/^[a-z-]+%?:.*## /{printf "  make %-22s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## compile everything and build each function's jar, without tests
	$(MVN) package -DskipTests

test: ## everything that can be tested on this machine
	$(MVN) verify

fmt: ## format the Java sources
	$(MVN) spotless:apply

clean: ## remove what was built
	$(MVN) clean
