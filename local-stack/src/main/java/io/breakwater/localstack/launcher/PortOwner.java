package io.breakwater.localstack.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port of this machine, as far as {@code /proc} tells. Stateless. */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Such as {@code pid 4711 (/usr/bin/redis-server)}; empty where the kernel does not say. */
  static Optional<String> describe(int port) {
    return inode(port).flatMap(PortOwner::holder).map(PortOwner::describe);
  }

  private static String describe(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> "pid " + pid + " (" + command + ")")
        .orElse("pid " + pid);
  }

  /** Columns of {@code /proc/net/tcp}: 1 local address:port in hex, 3 state, 9 inode (proc(5)). */
  private static Optional<String> inode(int port) {
    String suffix = String.format(":%04X", port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(PortOwner::lines)
        .map(line -> line.strip().split("\\s+", -1))
        .filter(columns -> columns.length > 9)
        .filter(columns -> columns[1].endsWith(suffix) && LISTENING.equals(columns[3]))
        .map(columns -> columns[9])
        .findFirst();
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException notThisSystem) {
      return Stream.empty();
    }
  }

  private static Optional<Long> holder(String inode) {
    Path socket = Path.of("socket:[" + inode + "]");
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (openFiles(process).contains(socket)) {
          return Optional.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    } catch (IOException notThisSystem) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Empty for a process of somebody else, and for one that has just gone. */
  private static List<Path> openFiles(Path process) {
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      return descriptors.flatMap(PortOwner::target).toList();
    } catch (IOException notOurs) {
      return List.of();
    }
  }

  private static Stream<Path> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor));
    } catch (IOException closed) {
      return Stream.empty();
    }
  }
}
