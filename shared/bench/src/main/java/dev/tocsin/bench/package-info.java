/** What the hot paths cost. */
@NullMarked
package dev.tocsin.bench;

import org.jspecify.annotations.NullMarked;
