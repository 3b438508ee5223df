// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the AWS side keeps what it keeps. The port is not here: it is that of the stack's endpoint,
 * because queue URLs in the functions' environment begin with it.
 *
 * @param state the folder that survives a restart; empty keeps everything in memory
 * @param secretsFile the value of the stack's secret, a JSON object
 */
public record Settings(Optional<Path> state, Path secretsFile) {}
