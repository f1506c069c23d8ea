package io.breakwater.localstack.venue.book.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * One SQLite file, owned by this process alone: one connection writes, another reads.
 *
 * <p>The journal is a write-ahead log with {@code synchronous=NORMAL}: a commit is in the file
 * system before it returns, so no end of the process loses it; the disk is waited for only at
 * checkpoints, so a power failure may take the last commits, in order, and never leaves half of
 * one.
 *
 * <p>Thread-safe: each connection has its own lock.
 */
public final class SqliteFile implements AutoCloseable {
  private static final String PRAGMAS =
      "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=5000&foreign_keys=ON";

  private final FileChannel ownership;
  private final SingleConnectionDataSource writing;
  private final SingleConnectionDataSource reading;
  private final JdbcClient writer;
  private final JdbcClient reader;
  private final JdbcTransactionManager transactions;
  private final ReentrantLock writeLock = new ReentrantLock();
  private final ReentrantLock readLock = new ReentrantLock();

  private SqliteFile(FileChannel ownership, Path file) {
    this.ownership = ownership;
    String url = "jdbc:sqlite:" + file.toAbsolutePath() + PRAGMAS;
    writing = new SingleConnectionDataSource(url, true);
    reading = new SingleConnectionDataSource(url, true);
    writer = JdbcClient.create(writing);
    reader = JdbcClient.create(reading);
    transactions = new JdbcTransactionManager(writing);
  }

  /**
   * Opens the file, and makes it where there is none.
   *
   * @throws IllegalStateException if another process has it open, or it is of a later version
   */
  public static SqliteFile open(Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      Path folder = absolute.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      var opened = new SqliteFile(own(absolute), absolute);
      opened.prepareSchema();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the venue's book " + absolute, e);
    }
  }

  /** Runs one transaction; what it throws undoes it. */
  <T extends @Nullable Object> T write(Function<JdbcClient, T> work) {
    writeLock.lock();
    try {
      TransactionStatus transaction =
          transactions.getTransaction(TransactionDefinition.withDefaults());
      T result;
      try {
        result = work.apply(writer);
      } catch (RuntimeException | Error first) {
        rollBack(transaction, first);
        throw first;
      }
      transactions.commit(transaction);
      return result;
    } finally {
      writeLock.unlock();
    }
  }

  /** What went wrong first is what is told, also where the file cannot be written at all. */
  private void rollBack(TransactionStatus transaction, Throwable first) {
    try {
      transactions.rollback(transaction);
    } catch (RuntimeException | Error second) {
      first.addSuppressed(second);
    }
  }

  <T> T read(Function<JdbcClient, T> work) {
    readLock.lock();
    try {
      return work.apply(reader);
    } finally {
      readLock.unlock();
    }
  }

  @Override
  public void close() {
    writeLock.lock();
    readLock.lock();
    try {
      reading.destroy();
      writing.destroy();
      ownership.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      readLock.unlock();
      writeLock.unlock();
    }
  }

  /** The lock ends with the process, however that ends. */
  private static FileChannel own(Path file) throws IOException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new IllegalStateException("another venue has the book open: " + file);
    }
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void prepareSchema() {
    int version = read(jdbc -> jdbc.sql("PRAGMA user_version").query(Integer.class).single());
    if (version < 0 || version > Schema.VERSION) {
      throw new IllegalStateException(
          "the venue's book has schema version %d, this venue reads %d"
              .formatted(version, Schema.VERSION));
    }
    // SQLite's driver takes ALTER TABLE for a query: it is executed, not updated.
    var statements = new JdbcTemplate(writing);
    write(jdbc -> {
      Schema.between(version, Schema.VERSION).forEach(statements::execute);
      return jdbc.sql("PRAGMA user_version = " + Schema.VERSION).update();
    });
  }
}
