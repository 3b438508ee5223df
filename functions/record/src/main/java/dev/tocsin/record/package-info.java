/** The function that adds metric samples to the rollups. */
@NullMarked
package dev.tocsin.record;

import org.jspecify.annotations.NullMarked;
