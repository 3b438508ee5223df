// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a Query protocol call. Lists are numbered from 1 ({@code X.member.1}), mappings
 * too ({@code X.entry.1.key}).
 */
public final class Form {

  private final Map<String, String> parameters;

  private Form(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  public static Form parse(byte[] body) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Form(parameters);
  }

  /** Empty if there is no such parameter. */
  public String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  public boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** The items of a list or mapping, each with its parameters under their own names. */
  public List<Form> items(String prefix) {
    var items = new ArrayList<Form>();
    for (int i = 1; ; i++) {
      var item = below(prefix + "." + i + ".");
      if (item.parameters.isEmpty()) {
        return items;
      }
      items.add(item);
    }
  }

  private Form below(String prefix) {
    var found = new LinkedHashMap<String, String>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return new Form(found);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AwsException(400, "MalformedQueryString", "the form is not encoded as one");
    }
  }
}
