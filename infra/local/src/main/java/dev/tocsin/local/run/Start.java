// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import dev.tocsin.local.aws.LocalAws;
import dev.tocsin.local.aws.LocalAwsException;
import dev.tocsin.local.aws.Settings;
import dev.tocsin.local.http.HttpApi;
import dev.tocsin.local.http.HttpApiException;
import dev.tocsin.local.lambda.FunctionException;
import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.poll.PollException;
import dev.tocsin.local.poll.Pollers;
import dev.tocsin.local.poll.RoleQueues;
import dev.tocsin.local.schedule.ScheduleException;
import dev.tocsin.local.schedule.Schedules;
import dev.tocsin.local.template.Deployment;
import dev.tocsin.local.template.Stack;
import dev.tocsin.local.template.Support;
import dev.tocsin.local.template.TemplateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts the parts of a runtime in order; if one can't start, stops those before it. */
final class Start {

  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "000000000000";

  private final Launch launch;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private Start(Launch launch) {
    this.launch = launch;
  }

  static LocalRuntime of(Launch launch) {
    var start = new Start(launch);
    try {
      return new LocalRuntime(start.parts());
    } catch (TemplateException
        | LocalAwsException
        | FunctionException
        | PollException
        | ScheduleException
        | HttpApiException e) {
      start.undo(e);
      throw new LocalRuntimeException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      start.undo(e);
      Thread.currentThread().interrupt();
      throw new LocalRuntimeException("interrupted", e);
    } catch (RuntimeException | Error e) {
      start.undo(e);
      throw e;
    }
  }

  private LocalRuntime.Parts parts() throws InterruptedException {
    checkPort();
    var stack = stack();
    var folders = begun(Folders.of(launch.state()));
    launch.console().accept("Starting tables, queues and topics");
    var aws = begun(LocalAws.start(stack, new Settings(launch.state(), launch.secrets())));
    launch.console().accept("Loading functions");
    var functions =
        begun(
            Functions.load(
                stack,
                id -> environment(aws, id),
                new Functions.Place(
                    launch.layers(), folders.code(), folders.logs(), launch.console())));
    var queueEndpoint = launch.elsewhere().getOrDefault("SQS", aws.endpoint());
    Function<String, SqsClient> queues = id -> RoleQueues.of(environment(aws, id), queueEndpoint);
    var clock = InstantSource.system();
    var schedules = begun(Schedules.of(stack, functions, queues, clock, launch.console()));
    if (launch.triggers() == Launch.Triggers.NONE) {
      return new LocalRuntime.Parts(
          stack, folders, aws, functions, Optional.empty(), schedules, Optional.empty());
    }
    functions.warm();
    var pollers = begun(Pollers.start(stack, functions, queues, launch.console()));
    if (launch.triggers() == Launch.Triggers.ALL) {
      schedules.start();
    }
    var api = HttpApi.start(stack, functions, clock, launch.port());
    return new LocalRuntime.Parts(
        stack, folders, aws, functions, Optional.of(pollers), schedules, Optional.of(api));
  }

  /** What a function knows of AWS: where each service is. */
  private Map<String, String> environment(LocalAws aws, String functionId) {
    var variables = new HashMap<>(aws.environment(functionId));
    launch
        .elsewhere()
        .forEach((service, at) -> variables.put("AWS_ENDPOINT_URL_" + service, at.toString()));
    return variables;
  }

  private Stack stack() {
    var deployment = new Deployment(REGION, ACCOUNT, LocalAws.freeEndpoint(), launch.stackName());
    var stack = Stack.load(launch.template(), launch.parameters(), deployment);
    var complaints = Support.complaints(stack);
    if (!complaints.isEmpty()) {
      throw new LocalRuntimeException(
          "the local runtime can't run this template:\n  " + String.join("\n  ", complaints));
    }
    var meaningless = Support.withoutMeaning(stack);
    if (!meaningless.isEmpty()) {
      launch.console().accept("Of the template, this has no effect on one machine:");
      meaningless.forEach(line -> launch.console().accept("  " + line));
    }
    return stack;
  }

  /** Before anything slow is started. */
  private void checkPort() {
    if (launch.port() == 0) {
      return;
    }
    try (var _ = new ServerSocket(launch.port(), 1, InetAddress.getLoopbackAddress())) {
      // free
    } catch (IOException e) {
      throw new LocalRuntimeException(
          "port %d is in use: choose another with PORT=...".formatted(launch.port()), e);
    }
  }

  private <T extends AutoCloseable> T begun(T part) {
    started.push(part);
    return part;
  }

  private void undo(Throwable cause) {
    for (var part : started) {
      try {
        part.close();
      } catch (Exception e) { // the first failure is the one to tell
        cause.addSuppressed(e);
      }
    }
  }
}
