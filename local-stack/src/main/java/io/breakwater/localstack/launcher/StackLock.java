package io.breakwater.localstack.launcher;

import io.breakwater.localstack.servers.RecordedProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Only one launcher at a time works on a state folder. The kernel releases the lock when the
 * launcher dies, however it dies.
 */
final class StackLock implements AutoCloseable {
  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or answers empty while another launcher holds it. */
  static Optional<StackLock> take(StateFolder state) throws IOException {
    Files.createDirectories(state.root());
    FileChannel channel =
        FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    RecordedProcess.record(holderFile(state), ProcessHandle.current());
    return Optional.of(new StackLock(channel));
  }

  /** The launcher that last took the lock, while it is alive. */
  static Optional<ProcessHandle> holder(StateFolder state) {
    return RecordedProcess.find(holderFile(state));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Path holderFile(StateFolder state) {
    return state.root().resolve("launcher.pid");
  }
}
