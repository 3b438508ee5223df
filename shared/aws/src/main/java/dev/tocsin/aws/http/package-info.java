/** HTTP to the outside: calls to targets that configuration names, held to what they may reach. */
@NullMarked
package dev.tocsin.aws.http;

import org.jspecify.annotations.NullMarked;
