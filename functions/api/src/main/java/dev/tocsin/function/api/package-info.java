/** The function that operators, the command line and other tools read from. */
@NullMarked
package dev.tocsin.function.api;

import org.jspecify.annotations.NullMarked;
