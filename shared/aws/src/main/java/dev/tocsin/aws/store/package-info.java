// SPDX-License-Identifier: Apache-2.0
/** DynamoDB tables that hold documents with a version. */
@NullMarked
package dev.tocsin.aws.store;

import org.jspecify.annotations.NullMarked;
