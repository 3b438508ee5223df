// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tocsin.acceptance.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The compiled main classes of the reactor's modules. */
final class Modules {

  private Modules() {}

  static JavaClasses classes(String... modules) {
    return new ClassFileImporter()
        .importPaths(
            List.of(modules).stream().map(Modules::folder).filter(Files::isDirectory).toList());
  }

  /** Of every module that holds code to run. */
  static JavaClasses everything() {
    var modules =
        new ArrayList<>(
            List.of(
                "shared/core",
                "shared/aws",
                "infra/local",
                "infra/cli",
                "infra/demo",
                "infra/load"));
    Repository.functions().forEach(function -> modules.add("functions/" + function));
    return classes(modules.toArray(String[]::new));
  }

  private static Path folder(String module) {
    return Repository.file(module + "/target/classes");
  }
}
