// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.config;

import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Location;
import dev.tocsin.config.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML 1.2 file as a {@link Node} tree. Duplicate keys are refused; anchors are resolved, tags
 * are not allowed.
 */
public final class YamlFile {

  private YamlFile() {}

  /** Reads {@code name} under {@code folder}; the name is also how errors call it. */
  public static Node read(Path folder, String name) {
    var top = new Location(name, 1, "");
    try {
      return parse(name, Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(top, "there is no such file in " + folder);
    } catch (IOException e) {
      throw new ConfigurationException(top, "can't be read: " + e);
    }
  }

  /**
   * Every {@code *.yaml} file directly in {@code folder/subfolder}, in the order of names; none if
   * there is no such folder.
   */
  public static List<Node> readAll(Path folder, String subfolder) {
    if (!Files.isDirectory(folder.resolve(subfolder))) {
      return List.of();
    }
    try (var files = Files.list(folder.resolve(subfolder))) {
      return files
          .map(file -> subfolder + "/" + file.getFileName())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .map(name -> read(folder, name))
          .toList();
    } catch (IOException e) {
      throw new ConfigurationException(new Location(subfolder, 1, ""), "can't be listed: " + e);
    }
  }

  /** Parses text; an empty document is an empty mapping. */
  public static Node parse(String name, String text) {
    var top = new Location(name, 1, "");
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(50)
            .build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(root -> new Reading(settings).node(root, top))
          .orElseGet(() -> new Node(top, new LinkedHashMap<String, Node>()));
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new ConfigurationException(top.atLine(line), "not YAML: " + e.getProblem());
    }
  }

  private static final class Reading extends StandardConstructor {

    Reading(LoadSettings settings) {
      super(settings);
    }

    Node node(org.snakeyaml.engine.v2.nodes.Node yaml, Location at) {
      var where = line(yaml, at);
      return switch (yaml) {
        case MappingNode mapping -> mapping(mapping, where);
        case SequenceNode sequence -> sequence(sequence, where);
        case ScalarNode scalar -> new Node(where, scalar(scalar, where));
        default -> throw new ConfigurationException(where, "an unknown kind of YAML node");
      };
    }

    private static Location line(org.snakeyaml.engine.v2.nodes.Node yaml, Location at) {
      return yaml.getStartMark().map(mark -> at.atLine(mark.getLine() + 1)).orElse(at);
    }

    private Node mapping(MappingNode mapping, Location where) {
      var entries = new LinkedHashMap<String, Node>();
      for (var tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          throw new ConfigurationException(where, "a key must be a text");
        }
        var at = line(key, where).key(key.getValue());
        if (entries.put(key.getValue(), node(tuple.getValueNode(), at)) != null) {
          throw new ConfigurationException(at, "the key occurs twice");
        }
      }
      return new Node(where, entries);
    }

    private Node sequence(SequenceNode sequence, Location where) {
      var items = new ArrayList<Node>();
      for (var item : sequence.getValue()) {
        items.add(node(item, where.item(items.size())));
      }
      return new Node(where, items);
    }

    private @Nullable Object scalar(ScalarNode scalar, Location where) {
      var construct =
          findConstructorFor(scalar)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          where, "the tag " + scalar.getTag() + " is not allowed"));
      Object value = construct.construct(scalar);
      return value instanceof Integer number ? Long.valueOf(number) : value;
    }
  }
}
