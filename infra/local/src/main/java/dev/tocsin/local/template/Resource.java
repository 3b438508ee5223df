// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.Map;

/**
 * A resource of a stack, with nothing left to resolve.
 *
 * @param id the logical id
 * @param line of the template at which it begins
 * @param properties plain maps, lists, strings, numbers and booleans; a function has the template's
 *     Globals merged in
 */
public record Resource(String id, String type, int line, Map<String, Object> properties) {}
