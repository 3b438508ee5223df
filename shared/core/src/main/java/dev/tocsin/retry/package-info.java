/** When something that failed is tried again. */
@NullMarked
package dev.tocsin.retry;

import org.jspecify.annotations.NullMarked;
