/** The function that adds metric samples to the rollups. */
@NullMarked
package dev.tocsin.function.record;

import org.jspecify.annotations.NullMarked;
