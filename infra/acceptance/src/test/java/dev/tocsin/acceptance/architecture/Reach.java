// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of SDK clients that a handler's code can come to call: the call graph from the
 * handler, where a call on an interface leads to the classes that were constructed on the way
 * (rapid type analysis). It may find calls that never happen, and misses none but those made by
 * reflection.
 */
final class Reach {

  private final JavaClasses classes;
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
  private final Set<JavaCodeUnit> seen = new HashSet<>();
  private final Set<JavaClass> constructed = new HashSet<>();
  private final Set<JavaMethod> dispatched = new HashSet<>();
  private final Set<String> calls = new TreeSet<>();

  private Reach(JavaClasses classes) {
    this.classes = classes;
  }

  static Reach of(JavaClasses classes, String handler) {
    var reach = new Reach(classes);
    classes.get(handler).getCodeUnits().forEach(reach::visit);
    reach.construct(classes.get(handler));
    reach.run();
    return reach;
  }

  /** As {@code DynamoDbClient.getItem}. */
  Set<String> calls() {
    return calls;
  }

  /** The classes of which any code can run. */
  Set<JavaClass> owners() {
    return seen.stream().map(JavaCodeUnit::getOwner).collect(Collectors.toSet());
  }

  private void run() {
    while (!open.isEmpty()) {
      var unit = open.poll();
      Stream.of(
              unit.getCallsFromSelf().stream(),
              unit.getMethodReferencesFromSelf().stream(),
              unit.getConstructorReferencesFromSelf().stream())
          .flatMap(stream -> stream)
          .forEach(this::follow);
    }
  }

  private void follow(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    if (owner.getSimpleName().endsWith("Client")
        && owner.getPackageName().startsWith("software.amazon.awssdk.services.")) {
      calls.add(owner.getSimpleName() + "." + access.getTarget().getName());
    } else if (owner.getPackageName().startsWith("software.amazon.lambda.powertools.parameters")) {
      calls.add("Parameters." + access.getTarget().getName());
    } else if (classes.contain(owner.getName())) {
      access
          .getTarget()
          .resolveMember()
          .filter(JavaCodeUnit.class::isInstance)
          .map(JavaCodeUnit.class::cast)
          .ifPresent(this::visit);
    }
  }

  private void visit(JavaCodeUnit unit) {
    if (!seen.add(unit)) {
      return;
    }
    open.add(unit);
    initialise(unit.getOwner());
    if (unit instanceof JavaConstructor) {
      construct(unit.getOwner());
    } else if (unit instanceof JavaMethod method
        && !method.getModifiers().contains(JavaModifier.STATIC)) {
      dispatched.add(method);
      constructed.forEach(type -> overriding(type, method));
    }
  }

  /** A class that is used runs its static initialiser. */
  private void initialise(JavaClass type) {
    type.getStaticInitializer().ifPresent(this::visit);
  }

  private void construct(JavaClass type) {
    if (!constructed.add(type)) {
      return;
    }
    Set.copyOf(dispatched).forEach(method -> overriding(type, method));
    // What overrides a method of the JDK, of Lambda or of the SDK is called from there.
    type.getMethods().stream().filter(method -> isCallback(type, method)).forEach(this::visit);
  }

  private void overriding(JavaClass type, JavaMethod method) {
    if (type.isAssignableTo(method.getOwner().getName())) {
      type.tryGetMethod(method.getName(), names(method)).ifPresent(this::visit);
    }
  }

  private boolean isCallback(JavaClass type, JavaMethod method) {
    return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
        .filter(parent -> !classes.contain(parent.getName()))
        .anyMatch(
            parent ->
                parent.getMethods().stream()
                    .anyMatch(theirs -> theirs.getName().equals(method.getName())));
  }

  private static String[] names(JavaMethod method) {
    return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
  }
}
