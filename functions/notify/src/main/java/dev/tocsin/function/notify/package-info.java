/** The function that delivers: one notification, to one receiver, by all its integrations. */
@NullMarked
package dev.tocsin.function.notify;

import org.jspecify.annotations.NullMarked;
