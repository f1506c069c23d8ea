package io.breakwater.localstack.launcher.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of {@code NAME=value} lines that only its owner may read. Comments, blank lines and the
 * order of what is there are kept. Not thread-safe.
 */
public final class EnvFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final List<String> lines;

  private EnvFile(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Reads the file; one that does not exist reads as empty. */
  public static EnvFile read(Path file) throws IOException {
    return new EnvFile(
        file, Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>());
  }

  /** The values by name; where a name stands twice, the last one counts. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return values;
  }

  /** Sets a value, in its place where the name is known, else at the end. */
  public void set(String name, String value) {
    String line = name + "=" + value;
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(name + "=")) {
        lines.set(i, line);
        return;
      }
    }
    lines.add(line);
  }

  public void remove(String name) {
    lines.removeIf(line -> line.startsWith(name + "="));
  }

  /** Adds a comment line at the end. */
  public void comment(String text) {
    lines.add("# " + text);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Replaces the file in one step; it is never there in part, nor readable to others. */
  public void write() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".env", ".tmp", OWNER_ONLY);
    Files.write(draft, lines);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
