// SPDX-License-Identifier: Apache-2.0
/** The configuration's files, read. */
@NullMarked
package dev.tocsin.aws.config;

import org.jspecify.annotations.NullMarked;
