package io.breakwater.localstack.launcher;

import java.util.List;
import java.util.Map;

/**
 * What a JVM of the stack is told.
 *
 * @param name of the process: its module's, or {@code venue}
 * @param port its HTTP port on 127.0.0.1
 * @param jvmOptions of its own, such as the heap
 * @param target the last words of the command line: what to run, as {@code -jar x} or {@code -cp x
 *     Main}
 * @param environment its configuration, in Spring Boot's spelling of environment variables; holds
 *     secrets and is never printed
 */
record Program(
    String name,
    int port,
    List<String> jvmOptions,
    List<String> target,
    Map<String, String> environment) {

  Program {
    jvmOptions = List.copyOf(jvmOptions);
    target = List.copyOf(target);
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return name + " on port " + port;
  }
}
