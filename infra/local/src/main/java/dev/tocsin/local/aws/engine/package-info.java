// SPDX-License-Identifier: Apache-2.0
/** The kept engines, DynamoDB Local and ElasticMQ, and the folder in which their state lies. */
@NullMarked
package dev.tocsin.local.aws.engine;

import org.jspecify.annotations.NullMarked;
