// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

/** Doing one thing to one thing: what a policy allows or not. */
record Permission(String action, String resource) {}
