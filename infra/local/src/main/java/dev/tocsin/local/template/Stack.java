// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A template as it would be deployed: parameters, conditions and references resolved. */
public final class Stack {

  private Stack() {}

  /**
   * Reads a SAM template.
   *
   * @param parameters overrides of the template's defaults
   * @throws TemplateException naming file and line of whatever is wrong
   */
  public static Stack load(Path template, Map<String, String> parameters, Deployment deployment) {
    throw new UnsupportedOperationException();
  }

  public Deployment deployment() {
    throw new UnsupportedOperationException();
  }

  /** The template's file. */
  public Path template() {
    throw new UnsupportedOperationException();
  }

  /** Those whose condition holds, in the order of the template. */
  public List<Resource> resources() {
    throw new UnsupportedOperationException();
  }

  /** Those of one type, in the order of the template. */
  public List<Resource> resources(String type) {
    throw new UnsupportedOperationException();
  }

  /** The resource with this logical id; an error if there is none. */
  public Resource resource(String id) {
    throw new UnsupportedOperationException();
  }

  /** What {@code Ref} gives for a resource, exactly as on AWS: a queue's URL, a topic's ARN. */
  public String ref(String id) {
    throw new UnsupportedOperationException();
  }

  /** What {@code Fn::GetAtt} gives for a resource. */
  public String attribute(String id, String name) {
    throw new UnsupportedOperationException();
  }

  /** Every parameter with the value in use. */
  public Map<String, String> parameters() {
    throw new UnsupportedOperationException();
  }

  /** Every output whose condition holds, by its logical id. */
  public Map<String, String> outputs() {
    throw new UnsupportedOperationException();
  }
}
