/** Whether what Tocsin stands on answers. */
@NullMarked
package dev.tocsin.health;

import org.jspecify.annotations.NullMarked;
