package io.breakwater.localstack.torture;

import io.breakwater.localstack.torture.agent.TortureAgent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The agent as a jar, made of the test classes that it consists of. */
final class AgentJar {

  private AgentJar() {}

  /** Writes the jar into the folder and returns it. */
  static Path create(Path folder) throws IOException {
    Path classes = sourceOf(TortureAgent.class);
    Path agent = classes.resolve(TortureAgent.class.getPackageName().replace('.', '/'));
    Path jar = folder.resolve("torture-agent.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest());
        Stream<Path> files = Files.list(agent)) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
    return jar;
  }

  /** The JVM option that loads it. */
  static String option(Path jar, String argument) {
    return "-javaagent:" + jar + "=" + argument;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", TortureAgent.class.getName());
    return manifest;
  }

  private static Path sourceOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
