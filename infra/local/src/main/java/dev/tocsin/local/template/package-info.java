// SPDX-License-Identifier: Apache-2.0
/** A SAM template, read and resolved as CloudFormation would. */
@NullMarked
package dev.tocsin.local.template;

import org.jspecify.annotations.NullMarked;
