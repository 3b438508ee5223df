// SPDX-License-Identifier: Apache-2.0
/** SNS: topics, subscriptions, filter policies and delivery. */
@NullMarked
package dev.tocsin.local.aws.topic;

import org.jspecify.annotations.NullMarked;
