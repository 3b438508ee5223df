// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a template's YAML as CloudFormation does: short tags are function calls; duplicate keys,
 * anchors and null values are refused. Scalars follow YAML 1.2's JSON schema, so that {@code
 * 2010-09-09}, {@code yes} and an account id with leading zeros stay texts.
 */
final class YamlReader extends StandardConstructor {

  private final String file;

  private YamlReader(LoadSettings settings) {
    super(settings);
    this.file = settings.getLabel();
  }

  static Yaml.Mapping read(Path template) {
    var file = String.valueOf(template.getFileName());
    var settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    try {
      var root = new Compose(settings).composeString(Files.readString(template));
      if (root.isPresent()
          && new YamlReader(settings).node(root.get()) instanceof Yaml.Mapping top) {
        return top;
      }
      throw new TemplateException(file, 1, "a template must be a mapping");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new TemplateException(file, line, "not YAML: " + e.getProblem());
    } catch (IOException e) {
      throw new TemplateException(file, 1, "can't be read: " + e);
    }
  }

  private Yaml node(Node node) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    if (node.getAnchor().isPresent()) {
      throw new TemplateException(file, line, "CloudFormation does not know YAML anchors");
    }
    var tag = node.getTag().getValue();
    if (tag.startsWith("!") && tag.length() > 1) {
      return call(node, line, tag.substring(1));
    }
    return plain(node, line);
  }

  private Yaml plain(Node node, int line) {
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, line);
      case SequenceNode sequence -> items(sequence, line);
      case ScalarNode scalar -> scalar(scalar, line);
      default -> throw new TemplateException(file, line, "an unknown kind of YAML node");
    };
  }

  private Yaml call(Node node, int line, String name) {
    if (name.equals("Ref") || name.equals("Condition")) {
      return new Yaml.Call(line, name, argument(node, line));
    }
    if (name.equals("GetAtt") && node instanceof ScalarNode scalar) {
      var parts =
          Arrays.stream(scalar.getValue().split("\\.", 2))
              .<Yaml>map(part -> new Yaml.Scalar(line, part))
              .toList();
      return new Yaml.Call(line, "Fn::GetAtt", new Yaml.Items(line, parts));
    }
    return new Yaml.Call(line, "Fn::" + name, argument(node, line));
  }

  /** The argument of a short tag is a text, unless it is a mapping or a sequence. */
  private Yaml argument(Node node, int line) {
    return node instanceof ScalarNode scalar
        ? new Yaml.Scalar(line, scalar.getValue())
        : plain(node, line);
  }

  private Yaml mapping(MappingNode mapping, int line) {
    var entries = new LinkedHashMap<String, Yaml>();
    for (var tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException(file, line, "a key must be a text");
      }
      int at = key.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
      if (entries.put(key.getValue(), keyed(tuple.getValueNode(), at)) != null) {
        throw new TemplateException(file, at, "the key " + key.getValue() + " occurs twice");
      }
    }
    if (entries.size() == 1) {
      var only = entries.firstEntry();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return new Yaml.Call(line, only.getKey(), only.getValue());
      }
    }
    return new Yaml.Mapping(line, entries);
  }

  /** A value has the line of its key, which is where a reader looks for it. */
  private Yaml keyed(Node value, int line) {
    return switch (node(value)) {
      case Yaml.Mapping it -> new Yaml.Mapping(line, it.entries());
      case Yaml.Items it -> new Yaml.Items(line, it.items());
      case Yaml.Scalar it -> new Yaml.Scalar(line, it.value());
      case Yaml.Call it -> new Yaml.Call(line, it.function(), it.argument());
    };
  }

  private Yaml items(SequenceNode sequence, int line) {
    List<Yaml> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(node(item)));
    return new Yaml.Items(line, items);
  }

  private Yaml scalar(ScalarNode scalar, int line) {
    var construct =
        findConstructorFor(scalar)
            .orElseThrow(
                () -> new TemplateException(file, line, "an unknown tag " + scalar.getTag()));
    Object value = construct.construct(scalar);
    if (value == null) {
      throw new TemplateException(file, line, "CloudFormation does not allow null values");
    }
    return new Yaml.Scalar(line, value);
  }
}
